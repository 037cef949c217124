using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GptDialogue.Training.Interchange
{
    /// <summary>Where one tensor lies in a safetensors file. <paramref name="Type"/> is the format's spelling: F32, F16, BF16, I64…</summary>
    public sealed record TensorEntry(string Name, string Type, long[] Shape, long Offset, long Length);

    /// <summary>
    /// Reader of the safetensors format (8-byte header length, JSON header, raw little-endian tensors). The header is checked in
    /// full before anything is read, so a damaged or hostile file gives one error and no large allocation.
    /// </summary>
    public sealed class Safetensors : IDisposable
    {
        // The reference implementation refuses larger headers as well.
        private const long MaximumHeader = 100_000_000;

        private readonly FileStream _stream;

        private readonly Dictionary<string, TensorEntry> _tensors = [];

        private readonly Dictionary<string, string> _metadata = [];

        /// <summary>Path the file was opened from.</summary>
        public string FilePath { get; }

        /// <summary>Every tensor by name.</summary>
        public IReadOnlyDictionary<string, TensorEntry> Tensors => _tensors;

        /// <summary>The free-form text pairs of the header.</summary>
        public IReadOnlyDictionary<string, string> Metadata => _metadata;

        /// <summary>Opens a file and checks its header.</summary>
        /// <exception cref="GptDialogueException">The file is missing, truncated or not a safetensors file.</exception>
        public static Safetensors Open(string path)
        {
            if (!File.Exists(path))
                throw new GptDialogueException($"{path}: no such file. A model directory holds its weights as model.safetensors.");
            var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            try
            {
                return new Safetensors(path, stream);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }

        /// <summary>The raw bytes of a tensor.</summary>
        /// <exception cref="GptDialogueException">There is no such tensor.</exception>
        public byte[] ReadBytes(string name)
        {
            var entry = Entry(name);
            var bytes = new byte[entry.Length];
            _stream.Position = entry.Offset;
            _stream.ReadExactly(bytes);
            return bytes;
        }

        /// <summary>The values of a tensor in row-major order; F16 and BF16 are widened.</summary>
        /// <exception cref="GptDialogueException">There is no such tensor or it does not hold floating-point numbers.</exception>
        public float[] ReadFloats(string name)
        {
            var type = Entry(name).Type;
            var bytes = ReadBytes(name);
            var values = new float[bytes.Length / SizeOf(type)];
            if (type == "F32")
                Buffer.BlockCopy(bytes, 0, values, 0, bytes.Length);
            else if (type == "F16")
                for (var i = 0; i < values.Length; i++)
                    values[i] = (float)BitConverter.ToHalf(bytes, 2 * i);
            else if (type == "BF16")
                for (var i = 0; i < values.Length; i++)
                    values[i] = BitConverter.Int32BitsToSingle(BitConverter.ToUInt16(bytes, 2 * i) << 16);
            else
                throw new GptDialogueException($"{FilePath}: tensor '{name}' is {type}; expected F32, F16 or BF16.");
            return values;
        }

        /// <summary>Closes the file.</summary>
        public void Dispose() => _stream.Dispose();

        internal static int SizeOf(string type) => type switch
        {
            "F64" or "I64" or "U64" => 8,
            "F32" or "I32" or "U32" => 4,
            "F16" or "BF16" or "I16" or "U16" => 2,
            "I8" or "U8" or "BOOL" or "F8_E4M3" or "F8_E5M2" => 1,
            _ => 0,
        };

        private Safetensors(string path, FileStream stream)
        {
            FilePath = path;
            _stream = stream;
            var length = stream.Length;
            Span<byte> prefix = stackalloc byte[8];
            if (stream.ReadAtLeast(prefix, 8, throwOnEndOfStream: false) < 8)
                throw Damaged($"is {length} bytes long; even an empty safetensors file has 10");
            var headerLength = BinaryPrimitives.ReadInt64LittleEndian(prefix);
            if (headerLength < 2 || headerLength > MaximumHeader || headerLength > length - 8)
                throw Damaged($"announces a header of {headerLength} bytes but has {length - 8} bytes after the length");
            var header = new byte[headerLength];
            stream.ReadExactly(header);
            try
            {
                using var json = JsonDocument.Parse(header);
                foreach (var property in json.RootElement.EnumerateObject())
                    Add(property, 8 + headerLength, length);
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
            {
                throw new GptDialogueException($"{path}: the header is not that of a safetensors file ({fault.Message}). Copy the file again.", fault);
            }
        }

        private void Add(JsonProperty property, long start, long fileLength)
        {
            if (property.Name == "__metadata__")
            {
                foreach (var pair in property.Value.EnumerateObject())
                    _metadata[pair.Name] = pair.Value.GetString() ?? "";
                return;
            }
            var type = property.Value.GetProperty("dtype").GetString() ?? "";
            var shape = property.Value.GetProperty("shape").EnumerateArray().Select(d => d.GetInt64()).ToArray();
            var offsets = property.Value.GetProperty("data_offsets").EnumerateArray().Select(o => o.GetInt64()).ToArray();
            if (offsets.Length != 2 || offsets[0] < 0 || offsets[1] < offsets[0])
                throw Damaged($"gives tensor '{property.Name}' impossible offsets");
            if (offsets[1] > fileLength - start)
                throw Damaged($"ends early: tensor '{property.Name}' needs {start + offsets[1]} bytes, the file has {fileLength}");
            var bytes = offsets[1] - offsets[0];
            // Counted in Int128 so that absurd shapes cannot wrap around to the right number.
            var expected = shape.Aggregate((Int128)SizeOf(type), (size, d) => d is < 0 or > int.MaxValue ? -1 : size < 0 ? -1 : Int128.Min(size * d, long.MaxValue));
            if (SizeOf(type) == 0 || expected != bytes || bytes > int.MaxValue)
                throw Damaged($"gives tensor '{property.Name}' {bytes} bytes for {type} of shape [{string.Join(", ", shape)}]");
            if (!_tensors.TryAdd(property.Name, new TensorEntry(property.Name, type, shape, start + offsets[0], bytes)))
                throw Damaged($"lists tensor '{property.Name}' twice");
        }

        private TensorEntry Entry(string name) => _tensors.TryGetValue(name, out var entry)
            ? entry
            : throw new GptDialogueException($"{FilePath}: there is no tensor '{name}' among the {_tensors.Count} in the file.");

        private GptDialogueException Damaged(string what) =>
            new($"{FilePath} {what}. The file is damaged or was not copied completely; take the previous checkpoint or copy it again.");
    }
}
