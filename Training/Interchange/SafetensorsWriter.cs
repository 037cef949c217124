using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace GptDialogue.Training.Interchange
{
    /// <summary>
    /// One tensor to write. <paramref name="Type"/> is F32, I64, … and <paramref name="Data"/> is asked for its little-endian
    /// bytes only when the tensor's turn comes, so that a model is never held twice.
    /// </summary>
    public sealed record TensorSource(string Name, string Type, long[] Shape, Func<ReadOnlyMemory<byte>> Data)
    {
        /// <summary>A single-precision tensor.</summary>
        public static TensorSource Floats(string name, long[] shape, Func<float[]> values) =>
            new(name, "F32", shape, () => MemoryMarshal.AsBytes(values().AsSpan()).ToArray());
    }

    /// <summary>Writes safetensors files, one tensor at a time.</summary>
    public static class SafetensorsWriter
    {
        /// <summary>Writes a file completely or not at all: the name appears only when all bytes are on the disk.</summary>
        /// <exception cref="GptDialogueException">The disk is full or not writable; a file of that name is left as it was.</exception>
        public static void Write(string path, IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata = null) =>
            AtomicFile.Write(path, stream =>
            {
                var header = Header(tensors, metadata);
                Span<byte> length = stackalloc byte[8];
                BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
                stream.Write(length);
                stream.Write(header);
                foreach (var tensor in tensors)
                {
                    var data = tensor.Data();
                    if (data.Length != Length(tensor))
                        throw new ArgumentException($"Tensor '{tensor.Name}' delivered {data.Length} bytes instead of {Length(tensor)}.");
                    stream.Write(data.Span);
                }
            });

        private static byte[] Header(IReadOnlyList<TensorSource> tensors, IReadOnlyDictionary<string, string>? metadata)
        {
            using var buffer = new MemoryStream();
            using (var json = new Utf8JsonWriter(buffer))
            {
                json.WriteStartObject();
                if (metadata is { Count: > 0 })
                {
                    json.WriteStartObject("__metadata__");
                    foreach (var (key, value) in metadata)
                        json.WriteString(key, value);
                    json.WriteEndObject();
                }
                var offset = 0L;
                foreach (var tensor in tensors)
                {
                    json.WriteStartObject(tensor.Name);
                    json.WriteString("dtype", tensor.Type);
                    json.WriteStartArray("shape");
                    foreach (var size in tensor.Shape)
                        json.WriteNumberValue(size);
                    json.WriteEndArray();
                    json.WriteStartArray("data_offsets");
                    json.WriteNumberValue(offset);
                    json.WriteNumberValue(offset += Length(tensor));
                    json.WriteEndArray();
                    json.WriteEndObject();
                }
                json.WriteEndObject();
            }
            // Readers map the file into memory, so tensors begin at a multiple of 8; the format pads with spaces.
            while (buffer.Length % 8 != 0)
                buffer.WriteByte((byte)' ');
            return buffer.ToArray();
        }

        private static long Length(TensorSource tensor)
        {
            long length = Safetensors.SizeOf(tensor.Type);
            foreach (var size in tensor.Shape)
                length = checked(length * size);
            return length;
        }
    }
}
