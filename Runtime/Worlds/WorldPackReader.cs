using System;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Worlds
{
    /// <summary>
    /// Reads what <see cref="WorldPackWriter"/> wrote. The bytes are untrusted: counts and lengths are bounded before anything is
    /// allocated, unknown keys are skipped, missing ones are empty.
    /// </summary>
    internal static class WorldPackReader
    {
        private const int MaxEntries = 1 << 16;

        /// <summary>Reads one value at the reader's position.</summary>
        internal delegate T ReadValue<out T>(ref MessagePackReader reader);

        public static WorldPack ReadContent(ReadOnlyMemory<byte> content)
        {
            var reader = new MessagePackReader(content);
            string id = string.Empty, name = string.Empty, about = string.Empty;
            IReadOnlyList<string>? places = null, people = null, items = null, flags = null, blocked = null;
            List<Fact>? facts = null;
            List<GameAction>? actions = null;
            List<CharacterCard>? characters = null;
            for (int left = MapHeader(ref reader); left > 0; left--)
            {
                switch (Text(ref reader))
                {
                    case "world": id = Text(ref reader); break;
                    case "name": name = Text(ref reader); break;
                    case "about": about = Text(ref reader); break;
                    case "places": places = Texts(ref reader); break;
                    case "people": people = Texts(ref reader); break;
                    case "items": items = Texts(ref reader); break;
                    case "flags": flags = Texts(ref reader); break;
                    case "blocked": blocked = Texts(ref reader); break;
                    case "facts": facts = List(ref reader, ReadFact); break;
                    case "actions": actions = List(ref reader, ReadAction); break;
                    case "characters": characters = List(ref reader, CardReader.Read); break;
                    default: Skip(ref reader); break;
                }
            }

            return new WorldPack(id, name, about, places, people, items, flags, blocked, facts, actions, characters);
        }

        internal static string Text(ref MessagePackReader reader) => OptionalText(ref reader) ?? string.Empty;

        internal static string? OptionalText(ref MessagePackReader reader) => reader.ReadString();

        internal static List<string>? Texts(ref MessagePackReader reader) =>
            reader.TryReadNil() ? null : List(ref reader, Text);

        internal static Condition When(ref MessagePackReader reader) => Condition.Parse(Text(ref reader));

        /// <summary>A number of a closed choice with this many values.</summary>
        internal static int Choice(ref MessagePackReader reader, int count)
        {
            int value = reader.ReadInt32();
            return value >= 0 && value < count
                ? value
                : throw new MessagePackSerializationException($"A choice has the value {value}, the largest known is {count - 1}.");
        }

        internal static int MapHeader(ref MessagePackReader reader) => Bounded(reader.ReadMapHeader());

        internal static List<T> List<T>(ref MessagePackReader reader, ReadValue<T> read)
        {
            int count = Bounded(reader.ReadArrayHeader());
            var list = new List<T>(count);
            for (int i = 0; i < count; i++)
            {
                list.Add(read(ref reader));
            }

            return list;
        }

        /// <summary>Passes over a value of any type. Not recursive, as a hostile file may nest without end.</summary>
        internal static void Skip(ref MessagePackReader reader)
        {
            for (long pending = 1; pending > 0; pending--)
            {
                switch (reader.NextMessagePackType)
                {
                    case MessagePackType.Array: pending += reader.ReadArrayHeader(); break;
                    case MessagePackType.Map: pending += 2L * reader.ReadMapHeader(); break;
                    default: reader.Skip(); break;
                }
            }
        }

        private static Fact ReadFact(ref MessagePackReader reader)
        {
            string id = string.Empty, text = string.Empty;
            IReadOnlyList<string>? topics = null, knownBy = null;
            Condition? when = null;
            for (int left = MapHeader(ref reader); left > 0; left--)
            {
                switch (Text(ref reader))
                {
                    case "id": id = Text(ref reader); break;
                    case "text": text = Text(ref reader); break;
                    case "topics": topics = Texts(ref reader); break;
                    case "known_by": knownBy = Texts(ref reader); break;
                    case "when": when = When(ref reader); break;
                    default: Skip(ref reader); break;
                }
            }

            return new Fact(id, text, topics, knownBy, when);
        }

        private static GameAction ReadAction(ref MessagePackReader reader)
        {
            string id = string.Empty, does = string.Empty;
            int argument = 0;
            Condition? when = null;
            for (int left = MapHeader(ref reader); left > 0; left--)
            {
                switch (Text(ref reader))
                {
                    case "id": id = Text(ref reader); break;
                    case "does": does = Text(ref reader); break;
                    case "argument": argument = Choice(ref reader, Spelling.ArgumentKinds.Count); break;
                    case "when": when = When(ref reader); break;
                    default: Skip(ref reader); break;
                }
            }

            return new GameAction(id, does, (ArgumentKind)argument, when);
        }

        private static int Bounded(int count) => count <= MaxEntries
            ? count
            : throw new MessagePackSerializationException($"A list announces {count} entries, more than the {MaxEntries} allowed.");
    }
}
