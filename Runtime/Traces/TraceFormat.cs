using System;
using System.Buffers;
using GptDialogue.Files;
using MessagePack;

namespace GptDialogue.Traces
{
    /// <summary>The bytes of a trace: an <see cref="Envelope"/> with the magic "GPTR".</summary>
    internal static class TraceFormat
    {
        public const int Version = 1;

        /// <summary>A world and some kilobytes a turn; anything beyond this is not a trace.</summary>
        public const int MaxContentBytes = 96 << 20;

        private static readonly Envelope _envelope =
            new Envelope("GPTR", Version, Version, MaxContentBytes, "trace", "Record it again.");

        public static Trace Load(string path) => _envelope.Load(path, Read);

        public static Trace Read(ReadOnlyMemory<byte> bytes) => _envelope.Read(bytes, Read);

        public static byte[] Write(Trace trace)
        {
            var content = new ArrayBufferWriter<byte>(64 << 10);
            var writer = new MessagePackWriter(content);
            TraceWriter.Write(ref writer, trace);
            writer.Flush();
            var file = new ArrayBufferWriter<byte>(content.WrittenCount + Envelope.HeaderBytes);
            _envelope.Write(content.WrittenSpan, file);
            return file.WrittenSpan.ToArray();
        }

        private static Trace Read(uint version, ReadOnlyMemory<byte> content)
        {
            var reader = new MessagePackReader(content);
            return TraceReader.Read(ref reader);
        }
    }
}
