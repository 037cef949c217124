using System;
using System.Buffers;
using GptDialogue.Files;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// The <c>.gptworld</c> file: an <see cref="Envelope"/> with the magic "GPTW" around the content of
    /// <see cref="WorldPackWriter"/>.
    /// </summary>
    internal static class WorldPackFile
    {
        public const int Version = 1;

        // Authored text of a large game is a few megabytes; anything beyond this is not a world.
        public const int MaxContentBytes = 64 << 20;

        public const int HeaderBytes = Envelope.HeaderBytes;

        private static readonly Envelope _envelope =
            new Envelope("GPTW", Version, Version, MaxContentBytes, "world pack", "Make one with the 'pack' command.");

        public static byte[] HashOf(WorldPack pack) => Envelope.Hash(Content(pack).WrittenSpan);

        public static void Write(WorldPack pack, IBufferWriter<byte> destination) =>
            _envelope.Write(Content(pack).WrittenSpan, destination);

        public static void Save(WorldPack pack, string path)
        {
            var file = new ArrayBufferWriter<byte>(64 << 10);
            Write(pack, file);
            AtomicFile.Write(path, stream => stream.Write(file.WrittenSpan));
        }

        public static WorldPack Load(string path) => _envelope.Load(path, Read);

        public static WorldPack Read(ReadOnlyMemory<byte> file) => _envelope.Read(file, Read);

        private static WorldPack Read(uint version, ReadOnlyMemory<byte> content) => WorldPackReader.ReadContent(content);

        private static ArrayBufferWriter<byte> Content(WorldPack pack)
        {
            var content = new ArrayBufferWriter<byte>(64 << 10);
            WorldPackWriter.WriteContent(pack, content);
            return content;
        }
    }
}
