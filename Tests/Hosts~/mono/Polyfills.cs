// What the sources use of netstandard2.1 and netstandard2.0 lacks, as far as it matters under Mono: slow but right.
using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;
using System.Text;

namespace GptDialogue
{
    internal static class Polyfills
    {
        extension(float)
        {
            public static bool IsFinite(float value) => !float.IsNaN(value) && !float.IsInfinity(value);
        }

        extension(Array)
        {
            public static void Fill<T>(T[] array, T value) => array.AsSpan().Fill(value);
        }

        public static bool TryComputeHash(this HashAlgorithm hash, ReadOnlySpan<byte> source, Span<byte> destination, out int written)
        {
            var bytes = hash.ComputeHash(source.ToArray());
            bytes.CopyTo(destination);
            written = bytes.Length;
            return true;
        }

        public static string[] Split(this string text, char separator, StringSplitOptions options) => text.Split(new[] { separator }, options);

        public static void Write(this Stream stream, ReadOnlySpan<byte> bytes) => stream.Write(bytes.ToArray(), 0, bytes.Length);

        public static int GetByteCount(this Encoding encoding, ReadOnlySpan<char> text) => encoding.GetByteCount(text.ToArray());

        public static int GetBytes(this Encoding encoding, ReadOnlySpan<char> text, Span<byte> destination)
        {
            var bytes = encoding.GetBytes(text.ToArray());
            bytes.CopyTo(destination);
            return bytes.Length;
        }

        public static string GetString(this Encoding encoding, ReadOnlySpan<byte> bytes) => encoding.GetString(bytes.ToArray());
    }
}

namespace System
{
    internal static class HashCode
    {
        public static int Combine<T1, T2>(T1 first, T2 second) => (first?.GetHashCode() ?? 0) * 397 ^ (second?.GetHashCode() ?? 0);

        public static int Combine<T1, T2, T3>(T1 first, T2 second, T3 third) => Combine(Combine(first, second), third);
    }
}

namespace System.Buffers
{
    internal sealed class ArrayBufferWriter<T> : IBufferWriter<T>
    {
        private T[] _buffer;

        public ArrayBufferWriter(int capacity = 256) => _buffer = new T[capacity];

        public int WrittenCount { get; private set; }

        public ReadOnlyMemory<T> WrittenMemory => _buffer.AsMemory(0, WrittenCount);

        public ReadOnlySpan<T> WrittenSpan => _buffer.AsSpan(0, WrittenCount);

        public void Clear() => WrittenCount = 0;

        public void Advance(int count) => WrittenCount += count;

        public Memory<T> GetMemory(int sizeHint = 0)
        {
            var needed = WrittenCount + Math.Max(sizeHint, 1);
            if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
            return _buffer.AsMemory(WrittenCount);
        }

        public Span<T> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
    }
}
