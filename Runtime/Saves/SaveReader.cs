using System;
using System.Buffers;
using System.Buffers.Binary;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Files;
using GptDialogue.Sampling;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;
using MessagePack;

namespace GptDialogue.Saves
{
    /// <summary>Reads saves of version 1. The bytes are untrusted: whatever is in them, what comes out can be restored.</summary>
    internal static class SaveReader
    {
        public static ConversationSave Read(ref MessagePackReader reader)
        {
            var save = new ConversationSave();
            var hasState = false;
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "world": save.World = Packed.Text(ref reader); break;
                    case "character": save.Character = Packed.Text(ref reader); break;
                    case "player": save.PlayerName = Packed.Text(ref reader); break;
                    case "flags": save.Flags = Packed.List(ref reader, Packed.Text); break;
                    case "trust": save.Trust = reader.ReadInt32(); break;
                    case "seed": save.Seed = reader.ReadUInt64(); break;
                    case "bundle_hash": save.BundleHash = Bytes(ref reader); break;
                    case "world_hash": save.WorldHash = Bytes(ref reader); break;
                    case "tokenizer": save.Tokenizer = reader.ReadUInt64(); break;
                    case "state": (save.State, save.Exchanges) = ReadState(ref reader); hasState = true; break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return hasState && save.Character.Length > 0 ? save : throw new MessagePackSerializationException("The character or the state is missing.");
        }

        internal static (ConversationState State, IReadOnlyList<SavedExchange> Exchanges) ReadState(ref MessagePackReader reader)
        {
            var state = new ConversationState();
            IReadOnlyList<SavedExchange> exchanges = Array.Empty<SavedExchange>();
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "mood": state.Mood = (Emotion)Packed.Choice(ref reader, Spelling.Emotions.Count); break;
                    case "mood_left": state.MoodLeft = reader.ReadInt32(); break;
                    case "random": ReadRandom(ref reader, state); break;
                    case "fallbacks": state.Fallbacks = Packed.List(ref reader, Number); break;
                    case "memory": state.Memory = ReadMemory(ref reader); break;
                    case "exchanges": exchanges = Packed.List(ref reader, ReadExchange); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return (state, exchanges);
        }

        private static MemoryState ReadMemory(ref MessagePackReader reader)
        {
            var memory = new MemoryState();
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                switch (Packed.Text(ref reader))
                {
                    case "turns": memory.Turns = Turns(ref reader); break;
                    case "slots": memory.Slots = ReadSlots(ref reader); break;
                    case "last_reply": memory.LastReply = Packed.OptionalText(ref reader); break;
                    case "last_fact": memory.LastFact = Packed.OptionalText(ref reader); break;
                    case "last_terms": memory.LastTerms = ReadTerms(ref reader); break;
                    case "last_names": memory.LastNames = Packed.List(ref reader, Packed.Text); break;
                    case "told": memory.Told = Packed.List(ref reader, Packed.Text); break;
                    case "played": memory.Played = Packed.List(ref reader, Packed.Text); break;
                    case "asked": memory.Asked = Fingerprints(ref reader); break;
                    case "said": memory.Said = Fingerprints(ref reader); break;
                    default: Packed.Skip(ref reader); break;
                }
            }

            return memory;
        }

        internal static SavedExchange ReadExchange(ref MessagePackReader reader) => new SavedExchange(Packed.List(ref reader, ReadPiece));

        /// <summary>A number of turns nobody would live to see is a forgery; counting on from it must not overflow.</summary>
        internal static int Turns(ref MessagePackReader reader) => Packed.Choice(ref reader, 1 << 24);

        private static SavedPiece ReadPiece(ref MessagePackReader reader)
        {
            switch (reader.NextMessagePackType)
            {
                case MessagePackType.Integer:
                    return new SavedPiece(Packed.Choice(ref reader, SpecialTokens.Count));
                case MessagePackType.Array:
                    var ids = new int[Math.Max(0, Packed.ArrayHeader(ref reader) - 1)];
                    var text = Packed.Text(ref reader);
                    for (var i = 0; i < ids.Length; i++)
                        ids[i] = reader.ReadInt32();
                    return new SavedPiece(text, ids);
                default:
                    return new SavedPiece(Packed.Text(ref reader), Array.Empty<int>());
            }
        }

        private static List<BoundSlot> ReadSlots(ref MessagePackReader reader)
        {
            var slots = new List<BoundSlot>();
            for (var left = Packed.ArrayHeader(ref reader); left > 0; left -= 2)
            {
                var slot = reader.ReadInt32();
                slots.Add(new BoundSlot(slot, Packed.Text(ref reader)));
            }

            return slots;
        }

        private static List<KeyValuePair<string, float>> ReadTerms(ref MessagePackReader reader)
        {
            var terms = new List<KeyValuePair<string, float>>();
            for (var left = Packed.MapHeader(ref reader); left > 0; left--)
            {
                var term = Packed.Text(ref reader);
                var weight = reader.ReadSingle();
                if (weight > 0 && weight <= 1)
                    terms.Add(new KeyValuePair<string, float>(term, weight));
            }

            return terms;
        }

        private static void ReadRandom(ref MessagePackReader reader, ConversationState state)
        {
            var count = Packed.ArrayHeader(ref reader);
            if (count != 8) throw new MessagePackSerializationException($"Two random states are 8 numbers, here are {count}.");
            state.Words = ReadRandom(ref reader);
            state.Decisions = ReadRandom(ref reader);
        }

        private static RandomState ReadRandom(ref MessagePackReader reader)
        {
            var a = reader.ReadUInt64();
            var b = reader.ReadUInt64();
            var c = reader.ReadUInt64();
            return new RandomState(a, b, c, reader.ReadUInt64());
        }

        internal static ulong[] Fingerprints(ref MessagePackReader reader)
        {
            var bytes = Bytes(ref reader);
            var values = new ulong[bytes.Length / sizeof(ulong)];
            for (var i = 0; i < values.Length; i++)
                values[i] = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)));
            return values;
        }

        internal static byte[] Bytes(ref MessagePackReader reader) => (reader.ReadBytes() ?? default).ToArray();

        internal static int Number(ref MessagePackReader reader) => reader.ReadInt32();
    }
}
