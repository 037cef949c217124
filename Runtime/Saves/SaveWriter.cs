using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Sampling;
using MessagePack;

namespace GptDialogue.Saves
{
    /// <summary>Writes a save as a MessagePack map; readers skip keys they do not know.</summary>
    internal static class SaveWriter
    {
        public static void Write(ref MessagePackWriter writer, ConversationSave save)
        {
            writer.WriteMapHeader(10);
            writer.Write("world");
            writer.Write(save.World);
            writer.Write("character");
            writer.Write(save.Character);
            writer.Write("player");
            writer.Write(save.PlayerName);
            writer.Write("flags");
            Texts(ref writer, save.Flags);
            writer.Write("trust");
            writer.Write(save.Trust);
            writer.Write("seed");
            writer.Write(save.Seed);
            writer.Write("bundle_hash");
            writer.Write(save.BundleHash);
            writer.Write("world_hash");
            writer.Write(save.WorldHash);
            writer.Write("tokenizer");
            writer.Write(save.Tokenizer);
            writer.Write("state");
            State(ref writer, save.State, save.Exchanges);
        }

        internal static void State(ref MessagePackWriter writer, ConversationState state, IReadOnlyList<SavedExchange> exchanges)
        {
            writer.WriteMapHeader(6);
            writer.Write("mood");
            writer.Write((int)state.Mood);
            writer.Write("mood_left");
            writer.Write(state.MoodLeft);
            writer.Write("random");
            writer.WriteArrayHeader(8);
            Random(ref writer, state.Words);
            Random(ref writer, state.Decisions);
            writer.Write("fallbacks");
            writer.WriteArrayHeader(state.Fallbacks.Count);
            foreach (var count in state.Fallbacks)
                writer.Write(count);
            writer.Write("memory");
            Memory(ref writer, state.Memory);
            writer.Write("exchanges");
            writer.WriteArrayHeader(exchanges.Count);
            foreach (var exchange in exchanges)
                Exchange(ref writer, exchange);
        }

        private static void Memory(ref MessagePackWriter writer, MemoryState memory)
        {
            writer.WriteMapHeader(10);
            writer.Write("turns");
            writer.Write(memory.Turns);
            writer.Write("slots");
            writer.WriteArrayHeader(memory.Slots.Count * 2);
            foreach (var slot in memory.Slots)
            {
                writer.Write(slot.Slot);
                writer.Write(slot.Name);
            }

            writer.Write("last_reply");
            writer.Write(memory.LastReply);
            writer.Write("last_fact");
            writer.Write(memory.LastFact);
            writer.Write("last_terms");
            writer.WriteMapHeader(memory.LastTerms.Count);
            foreach (var term in memory.LastTerms)
            {
                writer.Write(term.Key);
                writer.Write(term.Value);
            }

            writer.Write("last_names");
            Texts(ref writer, memory.LastNames);
            writer.Write("told");
            Texts(ref writer, memory.Told);
            writer.Write("played");
            Texts(ref writer, memory.Played);
            writer.Write("asked");
            Fingerprints(ref writer, memory.Asked);
            writer.Write("said");
            Fingerprints(ref writer, memory.Said);
        }

        /// <summary>An array of control ids and texts; a text whose ids encoding would not give is an array of itself and them.</summary>
        private static void Exchange(ref MessagePackWriter writer, SavedExchange exchange)
        {
            writer.WriteArrayHeader(exchange.Pieces.Count);
            foreach (var piece in exchange.Pieces)
            {
                if (piece.Text == null)
                {
                    writer.Write(piece.Control);
                    continue;
                }

                if (piece.Ids.Length > 0)
                    writer.WriteArrayHeader(1 + piece.Ids.Length);
                writer.Write(piece.Text);
                foreach (var id in piece.Ids)
                    writer.Write(id);
            }
        }

        private static void Random(ref MessagePackWriter writer, RandomState state)
        {
            writer.Write(state.A);
            writer.Write(state.B);
            writer.Write(state.C);
            writer.Write(state.D);
        }

        internal static void Texts(ref MessagePackWriter writer, IReadOnlyList<string> values)
        {
            writer.WriteArrayHeader(values.Count);
            foreach (var value in values)
                writer.Write(value);
        }

        // Eight bytes each, side by side: as numbers they would take nine.
        internal static void Fingerprints(ref MessagePackWriter writer, IReadOnlyList<ulong> values)
        {
            var bytes = new byte[values.Count * sizeof(ulong)];
            for (var i = 0; i < values.Count; i++)
                BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), values[i]);
            writer.Write(bytes);
        }
    }
}
