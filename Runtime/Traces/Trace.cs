using System;
using System.Collections.Generic;
using GptDialogue.Sampling;
using GptDialogue.Worlds;

namespace GptDialogue.Traces
{
    /// <summary>
    /// A recorded conversation with everything it takes to play it again but the bundle: the world, the options, and every turn.
    /// One file for a bug report. It holds what the player said.
    /// </summary>
    public sealed class Trace
    {
        /// <summary>The world it took place in.</summary>
        public WorldPack World { get; internal set; } = new WorldPack(string.Empty, string.Empty);

        /// <summary>Id of the character.</summary>
        public string Character { get; internal set; } = string.Empty;

        /// <summary>How the character addresses the player.</summary>
        public string PlayerName { get; internal set; } = string.Empty;

        /// <summary>Seed of the conversation.</summary>
        public ulong Seed { get; internal set; }

        /// <summary>What ran, as in "cpu int8-kv8".</summary>
        public string Device { get; internal set; } = string.Empty;

        /// <summary>The variant of the bundle that ran.</summary>
        public string Variant { get; internal set; } = string.Empty;

        /// <summary>How words were drawn.</summary>
        public SamplerOptions Words { get; internal set; } = new SamplerOptions();

        /// <summary>The turns, in order.</summary>
        public IReadOnlyList<TracedTurn> Turns { get; internal set; } = Array.Empty<TracedTurn>();

        /// <summary>Hash of the bundle's header.</summary>
        internal byte[] BundleHash { get; set; } = Array.Empty<byte>();

        /// <summary>Fingerprint of the tokenizer whose ids the trace holds.</summary>
        internal ulong Tokenizer { get; set; }

        /// <summary>Reads a trace file.</summary>
        /// <exception cref="GptDialogueException">The file is missing, damaged, or of a newer version.</exception>
        public static Trace Load(string path) => TraceFormat.Load(path);

        /// <summary>Reads the bytes of a trace.</summary>
        /// <exception cref="GptDialogueException">They are damaged, or of a newer version.</exception>
        public static Trace Read(ReadOnlyMemory<byte> bytes) => TraceFormat.Read(bytes);

        /// <summary>The bytes of the trace.</summary>
        public byte[] ToBytes() => TraceFormat.Write(this);

        /// <summary>Writes a trace file.</summary>
        /// <exception cref="GptDialogueException">The file cannot be written.</exception>
        public void Save(string path)
        {
            var bytes = ToBytes();
            AtomicFile.Write(path, stream => stream.Write(bytes, 0, bytes.Length));
        }
    }
}
