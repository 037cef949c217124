using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using MessagePack;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// The <c>.gptworld</c> file: 4 bytes magic "GPTW", uint32 LE version, uint32 LE length of the content, 32 bytes SHA-256 of
    /// the content, then the content as MessagePack (see <see cref="WorldPackWriter"/>).
    /// </summary>
    internal static class WorldPackFile
    {
        public const int Version = 1;

        // Authored text of a large game is a few megabytes; anything beyond this is not a world.
        public const int MaxContentBytes = 64 << 20;

        public const int HeaderBytes = 12 + HashBytes;

        private const int HashBytes = 32;

        private static ReadOnlySpan<byte> Magic => new[] { (byte)'G', (byte)'P', (byte)'T', (byte)'W' };

        public static byte[] HashOf(WorldPack pack)
        {
            var content = new ArrayBufferWriter<byte>(64 << 10);
            WorldPackWriter.WriteContent(pack, content);
            return Hash(content.WrittenSpan);
        }

        public static void Write(WorldPack pack, IBufferWriter<byte> destination)
        {
            var content = new ArrayBufferWriter<byte>(64 << 10);
            WorldPackWriter.WriteContent(pack, content);
            Span<byte> header = destination.GetSpan(HeaderBytes).Slice(0, HeaderBytes);
            Magic.CopyTo(header);
            BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(4), Version);
            BinaryPrimitives.WriteUInt32LittleEndian(header.Slice(8), (uint)content.WrittenCount);
            Hash(content.WrittenSpan).CopyTo(header.Slice(12));
            destination.Advance(HeaderBytes);
            destination.Write(content.WrittenSpan);
        }

        public static void Save(WorldPack pack, string path)
        {
            var file = new ArrayBufferWriter<byte>(64 << 10);
            Write(pack, file);
            AtomicFile.Write(path, stream => stream.Write(file.WrittenSpan));
        }

        public static WorldPack Load(string path)
        {
            try
            {
                long length = new FileInfo(path).Length;
                if (length > MaxContentBytes + HeaderBytes)
                {
                    throw new GptDialogueException($"World pack {path} has {length} bytes, more than the {MaxContentBytes + HeaderBytes} a world may have. Is it another kind of file?");
                }

                return Read(File.ReadAllBytes(path));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
            {
                throw new GptDialogueException($"World pack {path} cannot be read: {fault.Message} Make it with the 'pack' command.", fault);
            }
            catch (GptDialogueException fault) when (!fault.Message.Contains(path))
            {
                throw new GptDialogueException($"{path}: {fault.Message}", fault);
            }
        }

        public static WorldPack Read(ReadOnlyMemory<byte> file)
        {
            ReadOnlySpan<byte> bytes = file.Span;
            if (bytes.Length < HeaderBytes || !bytes.Slice(0, 4).SequenceEqual(Magic))
            {
                throw new GptDialogueException($"This is no world pack: its {bytes.Length} bytes do not begin with GPTW and a header of {HeaderBytes} bytes. Make one with the 'pack' command.");
            }

            uint version = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(4));
            if (version != Version)
            {
                throw new GptDialogueException($"This world pack has format version {version}, this program reads version {Version}. Update the program or pack the world again.");
            }

            uint length = BinaryPrimitives.ReadUInt32LittleEndian(bytes.Slice(8));
            if (length > MaxContentBytes || length != bytes.Length - HeaderBytes)
            {
                throw new GptDialogueException($"This world pack is damaged: its header announces {length} bytes of content, {bytes.Length - HeaderBytes} follow. Pack the world again.");
            }

            byte[] hash = Hash(bytes.Slice(HeaderBytes));
            if (!bytes.Slice(12, HashBytes).SequenceEqual(hash))
            {
                throw new GptDialogueException($"This world pack is damaged: the checksum of its {length} bytes of content does not match. Pack the world again.");
            }

            try
            {
                return WorldPackReader.ReadContent(file.Slice(HeaderBytes));
            }
            catch (Exception fault) when (fault is MessagePackSerializationException or EndOfStreamException or InvalidOperationException or OverflowException or ArgumentException or GptDialogueException)
            {
                throw new GptDialogueException($"This world pack is damaged: {fault.Message} Pack the world again.", fault);
            }
        }

        private static byte[] Hash(ReadOnlySpan<byte> content)
        {
            using SHA256 sha = SHA256.Create();
            byte[] hash = new byte[HashBytes];
            sha.TryComputeHash(content, hash, out _);
            return hash;
        }
    }
}
