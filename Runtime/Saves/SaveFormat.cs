using System;
using System.Buffers;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Files;
using MessagePack;

namespace GptDialogue.Saves
{
    /// <summary>
    /// The bytes of a save: an <see cref="Envelope"/> with the magic "GPTS". The current version is written; every older one is
    /// still read, by a reader of its own that ends in the same <see cref="ConversationSave"/>. To change the format, raise
    /// <see cref="Version"/>, keep the old reader, and commit a save of the old version as a fixture.
    /// </summary>
    internal static class SaveFormat
    {
        public const int Version = 1;

        /// <summary>A save has a few kilobytes; anything beyond this is not one.</summary>
        public const int MaxContentBytes = 256 << 10;

        private static readonly Envelope _envelope =
            new Envelope("GPTS", 0, Version, MaxContentBytes, "saved conversation", "Use an older save.");

        public static ConversationSave Read(ReadOnlyMemory<byte> bytes) => _envelope.Read(bytes, Read);

        public static byte[] Write(ConversationSave save)
        {
            var content = new ArrayBufferWriter<byte>(4096);
            var writer = new MessagePackWriter(content);
            SaveWriter.Write(ref writer, save);
            writer.Flush();
            var file = new ArrayBufferWriter<byte>(content.WrittenCount + Envelope.HeaderBytes);
            _envelope.Write(content.WrittenSpan, file);
            return file.WrittenSpan.ToArray();
        }

        /// <summary>The state as it stands in a save, for comparing two of them.</summary>
        public static byte[] StateBytes(ConversationState state, IReadOnlyList<SavedExchange> exchanges)
        {
            var content = new ArrayBufferWriter<byte>(4096);
            var writer = new MessagePackWriter(content);
            SaveWriter.State(ref writer, state, exchanges);
            writer.Flush();
            return content.WrittenSpan.ToArray();
        }

        private static ConversationSave Read(uint version, ReadOnlyMemory<byte> content)
        {
            var reader = new MessagePackReader(content);
            var save = version == 0 ? SaveReader0.Read(ref reader) : SaveReader.Read(ref reader);
            save.Version = (int)version;
            return save;
        }
    }
}
