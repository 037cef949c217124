using System;
using System.Buffers;
using System.Collections.Generic;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Worlds;
using MessagePack;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>A saved game as one file: the scene, the lines to be read again, and what each person remembers.</summary>
    internal sealed class VillageSave
    {
        private const string Kind = "tavern-village";
        private const int Version = 1;

        // Six people and sixty lines each stay far below this; a file that claims more is damaged.
        private const int Most = 1000;

        /// <summary>The scene; see <see cref="GameSave"/>.</summary>
        public required byte[] Scene { get; init; }

        /// <summary>Lines of the player's talks by person.</summary>
        public required IReadOnlyDictionary<string, List<SpokenLine>> Lines { get; init; }

        /// <summary>Saved conversations by person.</summary>
        public required IReadOnlyDictionary<string, byte[]> Conversations { get; init; }

        /// <summary>Writes the file's content.</summary>
        public byte[] ToBytes()
        {
            var buffer = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(buffer);
            writer.WriteArrayHeader(5);
            writer.Write(Kind);
            writer.Write(Version);
            writer.Write(Scene);
            writer.WriteMapHeader(Lines.Count);
            foreach (var (id, lines) in Lines)
            {
                writer.Write(id);
                writer.WriteArrayHeader(lines.Count * 3);
                foreach (var line in lines)
                {
                    writer.Write(line.Who);
                    writer.Write(line.Text);
                    writer.Write((int)line.Emotion);
                }
            }

            writer.WriteMapHeader(Conversations.Count);
            foreach (var (id, bytes) in Conversations)
            {
                writer.Write(id);
                writer.Write(bytes);
            }

            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }

        /// <summary>Reads the file's content.</summary>
        /// <exception cref="GptDialogueException">It is damaged or of another version.</exception>
        public static VillageSave Read(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                if (reader.ReadArrayHeader() != 5 || reader.ReadString() != Kind)
                    throw new GptDialogueException("This is not a saved game of the tavern.");
                var version = reader.ReadInt32();
                if (version != Version)
                    throw new GptDialogueException($"The saved game has version {version}; this program reads version {Version}.");
                return new VillageSave { Scene = Bytes(ref reader), Lines = ReadLines(ref reader), Conversations = ReadConversations(ref reader) };
            }
            catch (Exception fault) when (fault is MessagePackSerializationException or System.IO.EndOfStreamException or OverflowException)
            {
                throw new GptDialogueException("The saved game is damaged and was not loaded: " + fault.Message, fault);
            }
        }

        private static Dictionary<string, List<SpokenLine>> ReadLines(ref MessagePackReader reader)
        {
            var all = new Dictionary<string, List<SpokenLine>>(StringComparer.Ordinal);
            for (var left = Checked(reader.ReadMapHeader()); left > 0; left--)
            {
                var lines = all[Text(ref reader)] = [];
                var parts = Checked(reader.ReadArrayHeader());
                for (var i = 0; i + 2 < parts; i += 3)
                    lines.Add(new SpokenLine(Text(ref reader), Text(ref reader), Feeling(reader.ReadInt32())));
            }

            return all;
        }

        private static Dictionary<string, byte[]> ReadConversations(ref MessagePackReader reader)
        {
            var all = new Dictionary<string, byte[]>(StringComparer.Ordinal);
            for (var left = Checked(reader.ReadMapHeader()); left > 0; left--)
                all[Text(ref reader)] = Bytes(ref reader);
            return all;
        }

        private static string Text(ref MessagePackReader reader) => reader.ReadString() ?? string.Empty;

        private static byte[] Bytes(ref MessagePackReader reader) => reader.ReadBytes()?.ToArray() ?? [];

        private static Emotion Feeling(int value) => Enum.IsDefined((Emotion)value) ? (Emotion)value : Emotion.Neutral;

        private static int Checked(int count) =>
            count <= Most ? count : throw new MessagePackSerializationException($"a list of {count} entries is longer than any game makes");
    }
}
