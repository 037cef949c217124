using System.Buffers;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>What the formats of all intent readers have in common.</summary>
    internal static class ReaderFormat
    {
        public static void WriteNames(this ref MessagePackWriter writer, IReadOnlyList<string> names)
        {
            writer.WriteArrayHeader(names.Count);
            foreach (var name in names)
                writer.Write(name);
        }

        public static PlayerIntent[] ReadIntents(this ref MessagePackReader reader)
        {
            var intents = new PlayerIntent[reader.ReadArrayHeader()];
            for (var i = 0; i < intents.Length; i++)
                intents[i] = PlayerIntent.Find(reader.ReadString() ?? "");
            return intents;
        }

        public static void WriteFloats(this ref MessagePackWriter writer, float[] values)
        {
            writer.WriteArrayHeader(values.Length);
            foreach (var value in values)
                writer.Write(value);
        }

        public static float[] ReadFloats(this ref MessagePackReader reader)
        {
            var values = new float[reader.ReadArrayHeader()];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.ReadSingle();
            return values;
        }

        public static byte[] ReadByteArray(this ref MessagePackReader reader) => (reader.ReadBytes() ?? default).ToArray();
    }
}
