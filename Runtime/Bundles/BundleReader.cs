using System;
using System.Buffers.Binary;
using System.IO;

namespace GptDialogue.Bundles
{
    /// <summary>
    /// Opens a <c>.gptbundle</c>. A bundle is untrusted input: nothing is allocated before the file has been seen to be long enough,
    /// and everything read is checked against its hash. Any thread may call; one call at a time reads the file.
    /// </summary>
    public sealed class BundleReader : IDisposable
    {
        private readonly object _gate = new object();
        private readonly Stream _stream;
        private readonly string _source;
        private readonly long _payloadStart;

        private BundleReader(Stream stream, string source)
        {
            _stream = stream;
            _source = source;
            Header = ReadHeader(out _payloadStart);
        }

        /// <summary>Everything except the models.</summary>
        public BundleHeader Header { get; }

        /// <summary>Where the bundle came from, for messages: the path, or "bundle" for bytes in memory.</summary>
        public string Source => _source;

        /// <summary>Opens a file and reads its header; the file stays open until <see cref="Dispose"/>.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged, truncated or made by a newer version.</exception>
        public static BundleReader Open(string path)
        {
            if (path == null) throw new ArgumentNullException(nameof(path));
            FileStream stream;
            try
            {
                stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            }
            catch (Exception e) when (AtomicFile.IsFileFault(e))
            {
                throw new GptDialogueException($"{path}: the bundle cannot be opened: {e.Message} Check the path, or export a "
                    + "bundle there.", e);
            }
            return Open(stream, path);
        }

        /// <summary>Opens a bundle that is already in memory, as some platforms deliver their assets. The array is not copied.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, truncated or made by a newer version.</exception>
        public static BundleReader Open(byte[] bytes) => Open(new MemoryStream(bytes, false), "bundle");

        /// <summary>Reads one variant and checks its hash: a complete ONNX model.</summary>
        /// <exception cref="GptDialogueException">There is no such variant, or its bytes are not those that were written.</exception>
        public byte[] ReadVariant(string name)
        {
            var variant = Header.Find(name) ?? throw new GptDialogueException(
                $"{_source}: has no variant '{name}', only: {Names()}. Choose one of these or export the bundle again with '{name}'.");
            var bytes = ReadAt(_payloadStart + variant.Offset, variant.Length, $"variant '{name}'");
            if (!BundleFormat.Hash(bytes, 0, bytes.Length).AsSpan().SequenceEqual(variant.Sha256))
                throw BundleHeader.Bad(_source, $"variant '{name}' ({variant.Length} bytes) does not match its SHA-256, the file "
                    + "is damaged");
            return bytes;
        }

        /// <summary>Closes the file.</summary>
        public void Dispose()
        {
            lock (_gate) _stream.Dispose();
        }

        private static BundleReader Open(Stream stream, string source)
        {
            try
            {
                return new BundleReader(stream, source);
            }
            catch
            {
                stream.Dispose();
                throw;
            }
        }

        private BundleHeader ReadHeader(out long payloadStart)
        {
            var prefix = ReadAt(0, BundleFormat.PrefixLength, "its first bytes");
            if (!prefix.AsSpan(0, 4).SequenceEqual(BundleFormat.Magic))
                throw BundleHeader.Bad(_source, "it does not begin with 'GPTB', so it is some other kind of file");
            var version = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(4));
            if (version > BundleFormat.Version)
                throw new GptDialogueException(
                    $"{_source}: is a bundle of format version {version}, this library reads up to {BundleFormat.Version}. "
                    + "Update the library or export the bundle with this version.");
            if (version == 0) throw BundleHeader.Bad(_source, "format version 0 does not exist");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(prefix.AsSpan(8));
            if (length > BundleFormat.MaxHeaderLength)
                throw BundleHeader.Bad(_source, $"its header claims {length} bytes, at most {BundleFormat.MaxHeaderLength} are allowed");

            var hashed = BundleFormat.PrefixLength + (int)length;
            var bytes = ReadAt(0, hashed + BundleFormat.HashLength, "its header");
            if (!BundleFormat.Hash(bytes, 0, hashed).AsSpan().SequenceEqual(bytes.AsSpan(hashed)))
                throw BundleHeader.Bad(_source, "its header does not match its SHA-256, the file is damaged");
            var header = Parse(bytes, (int)length);
            header.Hash = bytes.AsSpan(hashed).ToArray();
            header.Validate(_source);
            payloadStart = bytes.Length;
            CheckVariants(header, _stream.Length - payloadStart);
            return header;
        }

        private BundleHeader Parse(byte[] bytes, int length)
        {
            try
            {
                return BundleHeaderFormatter.Read(bytes, BundleFormat.PrefixLength, length);
            }
            catch (Exception e) when (!(e is GptDialogueException))
            {
                // MessagePack reports malformed input with several exception types; here they all mean the same.
                throw BundleHeader.Bad(_source, $"its header cannot be read ({e.Message})", e);
            }
        }

        private void CheckVariants(BundleHeader header, long available)
        {
            foreach (var variant in header.Variants)
            {
                if (variant.Sha256.Length != BundleFormat.HashLength)
                    throw BundleHeader.Bad(_source, $"the hash of variant '{variant.Name}' has {variant.Sha256.Length} bytes "
                        + $"instead of {BundleFormat.HashLength}");
                if (variant.Length < 1 || variant.Length > BundleFormat.MaxVariantLength || variant.Offset < 0
                    || variant.Offset > available - variant.Length)
                    throw BundleHeader.Bad(_source,
                        $"variant '{variant.Name}' should be {variant.Length} bytes at {variant.Offset}, but only {available} "
                        + "bytes follow the header; the file is cut off or damaged");
            }
        }

        private byte[] ReadAt(long offset, int count, string what)
        {
            lock (_gate)
            {
                try
                {
                    if (_stream.Length < offset + count)
                        throw BundleHeader.Bad(_source, $"{what} should end at byte {offset + count}, the file ends at {_stream.Length}");
                    var bytes = new byte[count];
                    _stream.Position = offset;
                    for (int done = 0, read; done < count; done += read)
                    {
                        read = _stream.Read(bytes, done, count - done);
                        if (read == 0) throw BundleHeader.Bad(_source, $"{what} ends early, at byte {offset + done}");
                    }
                    return bytes;
                }
                catch (IOException e)
                {
                    throw new GptDialogueException($"{_source}: {what} cannot be read: {e.Message} Check the disk and try again.", e);
                }
            }
        }

        private string Names()
        {
            var names = new string[Header.Variants.Count];
            for (var i = 0; i < names.Length; i++) names[i] = Header.Variants[i].Name;
            return string.Join(", ", names);
        }
    }
}
