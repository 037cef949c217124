using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using MessagePack;

namespace GptDialogue.Files
{
    /// <summary>
    /// What a small file is wrapped in: 4 bytes magic, uint32 LE version, uint32 LE length of the content, 32 bytes SHA-256 of the
    /// content, then the content as MessagePack. One instance describes one kind of file.
    /// </summary>
    internal sealed class Envelope
    {
        public const int HashBytes = 32;
        public const int HeaderBytes = 12 + HashBytes;

        private readonly string _magic;
        private readonly uint _version;
        private readonly uint _oldest;
        private readonly int _limit;
        private readonly string _kind;
        private readonly string _remedy;

        /// <summary>Describes a kind of file.</summary>
        /// <param name="magic">Its first four characters, ASCII.</param>
        /// <param name="oldest">Oldest version that can be read.</param>
        /// <param name="version">The version that is written, and the newest that can be read.</param>
        /// <param name="limit">Most bytes of content.</param>
        /// <param name="kind">Its name in messages, as in "world pack".</param>
        /// <param name="remedy">What to do about a damaged one, as a sentence.</param>
        public Envelope(string magic, uint oldest, uint version, int limit, string kind, string remedy)
        {
            _magic = magic;
            _oldest = oldest;
            _version = version;
            _limit = limit;
            _kind = kind;
            _remedy = remedy;
        }

        /// <summary>Most bytes of a whole file.</summary>
        public int MaxFileBytes => _limit + HeaderBytes;

        /// <summary>Reads the content behind a header that has been checked.</summary>
        internal delegate T ReadContent<out T>(uint version, ReadOnlyMemory<byte> content);

        public void Write(ReadOnlySpan<byte> content, IBufferWriter<byte> destination)
        {
            var header = destination.GetSpan(HeaderBytes).Slice(0, HeaderBytes);
            for (var i = 0; i < 4; i++)
                header[i] = (byte)_magic[i];
            BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(4), _version);
            BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(8), (uint)content.Length);
            Hash(content).CopyTo(header.Slice(12));
            destination.Advance(HeaderBytes);
            destination.Write(content);
        }

        /// <summary>Checks the header and reads the content.</summary>
        /// <exception cref="GptDialogueException">The bytes are another kind of file, damaged, or of a newer version.</exception>
        public T Read<T>(ReadOnlyMemory<byte> file, ReadContent<T> read)
        {
            var bytes = file.Span;
            if (bytes.Length < HeaderBytes || !IsMagic(bytes))
                throw new GptDialogueException(
                    $"This is no {_kind}: its {bytes.Length} bytes do not begin with {_magic} and a header of {HeaderBytes} bytes. {_remedy}");
            var version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(4));
            if (version < _oldest || version > _version)
                throw new GptDialogueException(
                    $"This {_kind} has format version {version}, this program reads {Versions()}. Update the program, or: {_remedy}");
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(8));
            if (length > _limit || length != bytes.Length - HeaderBytes)
                throw Damaged($"its header announces {length} bytes of content, {bytes.Length - HeaderBytes} follow, at most {_limit} are allowed.");
            if (!bytes.Slice(12, HashBytes).SequenceEqual(Hash(bytes.Slice(HeaderBytes))))
                throw Damaged($"the checksum of its {length} bytes of content does not match.");
            try
            {
                return read(version, file.Slice(HeaderBytes));
            }
            catch (Exception fault) when (IsFormatFault(fault))
            {
                throw Damaged(fault.Message, fault);
            }
        }

        /// <summary>Reads a file of this kind; messages begin with the path.</summary>
        /// <exception cref="GptDialogueException">As <see cref="Read"/>, or the file cannot be opened or is too large.</exception>
        public T Load<T>(string path, ReadContent<T> read)
        {
            byte[] bytes = BoundedFile.Read(path, MaxFileBytes, _kind, _remedy);
            try
            {
                return Read(bytes, read);
            }
            catch (GptDialogueException fault)
            {
                throw new GptDialogueException($"{path}: {fault.Message}", fault);
            }
        }

        public static byte[] Hash(ReadOnlySpan<byte> content)
        {
            using var sha = SHA256.Create();
            var hash = new byte[HashBytes];
            sha.TryComputeHash(content, hash, out _);
            return hash;
        }

        // MessagePack reports malformed input with several exception types; here they all mean the same.
        private static bool IsFormatFault(Exception fault) =>
            fault is MessagePackSerializationException || fault is EndOfStreamException || fault is InvalidOperationException
            || fault is OverflowException || fault is ArgumentException || fault is GptDialogueException;

        private GptDialogueException Damaged(string what, Exception? cause = null)
        {
            var message = $"This {_kind} is damaged: {what} {_remedy}";
            return cause == null ? new GptDialogueException(message) : new GptDialogueException(message, cause);
        }

        private string Versions() => _oldest == _version ? $"version {_version}" : $"versions {_oldest} to {_version}";

        private bool IsMagic(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < 4; i++)
            {
                if (bytes[i] != _magic[i])
                    return false;
            }

            return true;
        }
    }
}
