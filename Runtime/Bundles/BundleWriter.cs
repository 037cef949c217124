using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;

namespace GptDialogue.Bundles
{
    /// <summary>A model to be put into a bundle.</summary>
    public sealed class BundlePayload
    {
        /// <summary>Describes a variant and holds its bytes.</summary>
        /// <param name="name">Unique name within the bundle, such as <c>int8-kv8</c>.</param>
        /// <param name="weights">Element type of the weights: <c>fp32</c>, <c>fp16</c>, <c>int8</c>, <c>int4</c>.</param>
        /// <param name="cache">One of <see cref="CacheKind"/>.</param>
        /// <param name="model">A complete ONNX model.</param>
        public BundlePayload(string name, string weights, string cache, byte[] model)
        {
            Name = name;
            Weights = weights;
            Cache = cache;
            Model = model;
        }

        /// <summary>Unique name within the bundle.</summary>
        public string Name { get; }

        /// <summary>Element type of the weights.</summary>
        public string Weights { get; }

        /// <summary>Element type of the key-value cache, one of <see cref="CacheKind"/>.</summary>
        public string Cache { get; }

        /// <summary>A complete ONNX model.</summary>
        public byte[] Model { get; }
    }

    /// <summary>Writes bundles. The same header and payloads always give the same bytes.</summary>
    public static class BundleWriter
    {
        /// <summary>
        /// Writes a bundle atomically and fills <see cref="BundleHeader.Variants"/> with where the payloads went.
        /// </summary>
        /// <exception cref="GptDialogueException">The header is inconsistent, or the file cannot be written.</exception>
        public static void Write(string path, BundleHeader header, IReadOnlyList<BundlePayload> payloads)
        {
            var prefix = Prepare(path, header, payloads);
            AtomicFile.Write(path, stream => Emit(stream, prefix, payloads));
        }

        /// <summary>Writes a bundle to a stream; see <see cref="Write(string, BundleHeader, IReadOnlyList{BundlePayload})"/>.</summary>
        public static void Write(Stream output, BundleHeader header, IReadOnlyList<BundlePayload> payloads) =>
            Emit(output, Prepare("bundle", header, payloads), payloads);

        private static byte[] Prepare(string source, BundleHeader header, IReadOnlyList<BundlePayload> payloads)
        {
            header.Variants = Place(payloads);
            header.Validate(source);
            var body = new ArrayBufferWriter();
            BundleHeaderFormatter.Write(body, header);
            if (body.WrittenCount > BundleFormat.MaxHeaderLength || payloads.Count > BundleFormat.MaxVariants)
                throw BundleHeader.Bad(source,
                    $"its header takes {body.WrittenCount} bytes and {payloads.Count} variants, at most "
                    + $"{BundleFormat.MaxHeaderLength} and {BundleFormat.MaxVariants} are allowed");
            var hashed = BundleFormat.PrefixLength + body.WrittenCount;
            var bytes = new byte[hashed + BundleFormat.HashLength];
            BundleFormat.Magic.CopyTo(bytes, 0);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(4), BundleFormat.Version);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(8), (uint)body.WrittenCount);
            body.Written.CopyTo(bytes.AsSpan(BundleFormat.PrefixLength));
            BundleFormat.Hash(bytes, 0, hashed).CopyTo(bytes, hashed);
            return bytes;
        }

        private static BundleVariant[] Place(IReadOnlyList<BundlePayload> payloads)
        {
            var variants = new BundleVariant[payloads.Count];
            long offset = 0;
            for (var i = 0; i < variants.Length; i++)
            {
                var payload = payloads[i];
                variants[i] = new BundleVariant
                {
                    Name = payload.Name,
                    Weights = payload.Weights,
                    Cache = payload.Cache,
                    Offset = offset,
                    Length = payload.Model.Length,
                    Sha256 = BundleFormat.Hash(payload.Model, 0, payload.Model.Length),
                };
                offset += payload.Model.Length;
            }
            return variants;
        }

        private static void Emit(Stream stream, byte[] prefix, IReadOnlyList<BundlePayload> payloads)
        {
            stream.Write(prefix, 0, prefix.Length);
            foreach (var payload in payloads) stream.Write(payload.Model, 0, payload.Model.Length);
        }

        /// <summary>Stands in for ArrayBufferWriter, which netstandard2.1 lacks.</summary>
        private sealed class ArrayBufferWriter : IBufferWriter<byte>
        {
            private byte[] _buffer = new byte[65536];

            public int WrittenCount { get; private set; }

            public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, WrittenCount);

            public void Advance(int count) => WrittenCount += count;

            public Memory<byte> GetMemory(int sizeHint = 0)
            {
                var needed = WrittenCount + Math.Max(sizeHint, 256);
                if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
                return _buffer.AsMemory(WrittenCount);
            }

            public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
        }
    }
}
