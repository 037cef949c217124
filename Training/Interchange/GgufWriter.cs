using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;

namespace GptDialogue.Training.Interchange
{
    /// <summary>Element types of GGUF tensors with their numbers in the format.</summary>
    public enum GgufType : uint
    {
        /// <summary>32-bit floating point.</summary>
        F32 = 0,

        /// <summary>Blocks of 32 four-bit codes with an fp16 scale.</summary>
        Q4_0 = 2,

        /// <summary>Blocks of 32 eight-bit codes with an fp16 scale.</summary>
        Q8_0 = 8,
    }

    /// <summary>A tensor for a GGUF file.</summary>
    /// <param name="Name">Name the reading engine looks for.</param>
    /// <param name="Type">Element type.</param>
    /// <param name="Shape">Row-major shape, outermost dimension first; GGUF itself stores it reversed.</param>
    /// <param name="Length">Bytes that <paramref name="Data"/> will give.</param>
    /// <param name="Data">The stored bytes, called once while writing.</param>
    public sealed record GgufTensor(string Name, GgufType Type, long[] Shape, long Length, Func<byte[]> Data);

    /// <summary>Writes GGUF files, version 3, as ggml's documentation describes them (ggml-org/ggml, docs/gguf.md).</summary>
    public static class GgufWriter
    {
        private const int Alignment = 32;
        private const uint Version = 3;

        /// <summary>Writes a file atomically. Values may be uint, int, float, bool, string, string[] and int[].</summary>
        /// <exception cref="GptDialogueException">The disk is full or not writable.</exception>
        public static void Write(string path, IReadOnlyList<(string Key, object Value)> metadata, IReadOnlyList<GgufTensor> tensors) =>
            AtomicFile.Write(path, stream => Write(stream, metadata, tensors));

        /// <summary>Writes to a stream.</summary>
        public static void Write(Stream stream, IReadOnlyList<(string Key, object Value)> metadata, IReadOnlyList<GgufTensor> tensors)
        {
            using var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
            var written = 0L;
            var header = Header(metadata, tensors);
            writer.Write(header);
            written += header.Length;
            foreach (var tensor in tensors)
            {
                writer.Write(new byte[Padding(written)]);
                written += Padding(written);
                var data = tensor.Data();
                if (data.Length != tensor.Length)
                    throw new InvalidOperationException($"Tensor '{tensor.Name}' gave {data.Length} bytes instead of {tensor.Length}.");
                writer.Write(data);
                written += data.Length;
            }
            writer.Write(new byte[Padding(written)]);
        }

        private static byte[] Header(IReadOnlyList<(string Key, object Value)> metadata, IReadOnlyList<GgufTensor> tensors)
        {
            using var memory = new MemoryStream();
            using var writer = new BinaryWriter(memory);
            writer.Write("GGUF"u8);
            writer.Write(Version);
            writer.Write((ulong)tensors.Count);
            writer.Write((ulong)metadata.Count);
            foreach (var (key, value) in metadata)
            {
                WriteString(writer, key);
                WriteValue(writer, key, value);
            }
            var offset = 0L;
            foreach (var tensor in tensors)
            {
                WriteString(writer, tensor.Name);
                writer.Write((uint)tensor.Shape.Length);
                foreach (var size in tensor.Shape.Reverse())
                    writer.Write((ulong)size);
                writer.Write((uint)tensor.Type);
                writer.Write((ulong)offset);
                offset += tensor.Length + Padding(tensor.Length);
            }
            writer.Write(new byte[Padding(memory.Length)]);
            return memory.ToArray();
        }

        private static void WriteValue(BinaryWriter writer, string key, object value)
        {
            switch (value)
            {
                case uint number: writer.Write(4u); writer.Write(number); break;
                case int number: writer.Write(5u); writer.Write(number); break;
                case float number: writer.Write(6u); writer.Write(number); break;
                case bool flag: writer.Write(7u); writer.Write(flag); break;
                case string text: writer.Write(8u); WriteString(writer, text); break;
                case string[] texts:
                    WriteArrayHeader(writer, 8, texts.Length);
                    foreach (var text in texts)
                        WriteString(writer, text);
                    break;
                case int[] numbers:
                    WriteArrayHeader(writer, 5, numbers.Length);
                    foreach (var number in numbers)
                        writer.Write(number);
                    break;
                default: throw new ArgumentException($"'{key}' has a value of type {value.GetType().Name}, which is not written here.", nameof(value));
            }
        }

        private static void WriteArrayHeader(BinaryWriter writer, uint elementType, int count)
        {
            writer.Write(9u);
            writer.Write(elementType);
            writer.Write((ulong)count);
        }

        private static void WriteString(BinaryWriter writer, string text)
        {
            var bytes = Encoding.UTF8.GetBytes(text);
            writer.Write((ulong)bytes.Length);
            writer.Write(bytes);
        }

        private static int Padding(long length) => (int)((Alignment - length % Alignment) % Alignment);
    }
}
