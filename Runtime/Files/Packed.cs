using System;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Files
{
    /// <summary>
    /// Reading MessagePack that nobody vouches for: counts are bounded before anything is allocated, nesting cannot overflow the
    /// stack.
    /// </summary>
    internal static class Packed
    {
        /// <summary>Most entries of one list or map.</summary>
        public const int MaxEntries = 1 << 16;

        /// <summary>Reads one value at the reader's position.</summary>
        internal delegate T ReadValue<out T>(ref MessagePackReader reader);

        /// <summary>A text; nil counts as the empty one.</summary>
        public static string Text(ref MessagePackReader reader) => OptionalText(ref reader) ?? string.Empty;

        public static string? OptionalText(ref MessagePackReader reader) => reader.ReadString();

        public static List<string>? Texts(ref MessagePackReader reader) =>
            reader.TryReadNil() ? null : List(ref reader, Text);

        /// <summary>A number of a closed choice with this many values.</summary>
        public static int Choice(ref MessagePackReader reader, int count)
        {
            int value = reader.ReadInt32();
            return value >= 0 && value < count
                ? value
                : throw new MessagePackSerializationException($"A choice has the value {value}, the largest known is {count - 1}.");
        }

        public static int MapHeader(ref MessagePackReader reader) => Bounded(reader.ReadMapHeader());

        public static int ArrayHeader(ref MessagePackReader reader) => Bounded(reader.ReadArrayHeader());

        public static List<T> List<T>(ref MessagePackReader reader, ReadValue<T> read)
        {
            int count = ArrayHeader(ref reader);
            var list = new List<T>(count);
            for (int i = 0; i < count; i++)
            {
                list.Add(read(ref reader));
            }

            return list;
        }

        /// <summary>Passes over a value of any type. Not recursive, as a hostile file may nest without end.</summary>
        public static void Skip(ref MessagePackReader reader)
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

        private static int Bounded(int count) => count <= MaxEntries
            ? count
            : throw new MessagePackSerializationException($"A list announces {count} entries, more than the {MaxEntries} allowed.");
    }
}
