using System;
using System.Buffers;
using System.Linq;
using System.Numerics;
using MessagePack;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>
    /// A scene as bytes: a MessagePack array that begins with a name and a version. What the people remember of their talks is not
    /// part of it; conversations have saves of their own.
    /// </summary>
    public static class GameSave
    {
        private const string Kind = "tavern-game";
        private const int Version = 1;

        // More than any game can hold; a damaged count must not reserve memory.
        private const int Most = 10_000;

        /// <summary>Writes the scene.</summary>
        public static byte[] Write(VillageScene scene)
        {
            var game = scene.Game;
            var buffer = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(buffer);
            writer.WriteArrayHeader(13);
            writer.Write(Kind);
            writer.Write(Version);
            writer.Write(game.World.Id);
            writer.Write(scene.Player.Position.X);
            writer.Write(scene.Player.Position.Y);
            writer.Write(scene.Clock.Minutes);
            writer.Write(game.Purse.Copper);
            writer.Write((game.IsWounded ? 1 : 0) | (game.HasSharpBlade ? 2 : 0) | (game.HasRoom ? 4 : 0));
            WriteTexts(ref writer, game.World.Flags.Where(game.Flags.Flag).ToArray());
            WriteTexts(ref writer, game.Satchel.Items.ToArray());
            WriteTexts(ref writer, game.Gifts.ToArray());
            WriteTexts(ref writer, game.Map.ToArray());
            var trust = game.Trust.Entries.ToArray();
            writer.WriteArrayHeader(trust.Length);
            foreach (var (id, level, wait) in trust)
            {
                writer.WriteArrayHeader(3);
                writer.Write(id);
                writer.Write(level);
                writer.Write(wait);
            }

            writer.Flush();
            return buffer.WrittenSpan.ToArray();
        }

        /// <summary>Reads a scene; <paramref name="create"/> makes a new game to put the content into.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, of a newer version or of another world.</exception>
        public static VillageScene Read(byte[] bytes, Func<TavernGame> create)
        {
            try
            {
                return ReadScene(bytes, create());
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is System.IO.EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException("The saved game is damaged and was not loaded: " + fault.Message, fault);
            }
        }

        private static VillageScene ReadScene(byte[] bytes, TavernGame game)
        {
            var reader = new MessagePackReader(bytes);
            if (reader.ReadArrayHeader() != 13 || reader.ReadString() != Kind)
                throw new GptDialogueException("This is not a saved game of the tavern.");
            var version = reader.ReadInt32();
            if (version != Version)
                throw new GptDialogueException($"The saved game has version {version}; this program reads version {Version}.");
            var world = reader.ReadString();
            if (world != game.World.Id)
                throw new GptDialogueException($"The saved game is of the world '{world}'; this is '{game.World.Id}'.");
            var player = new Vector2(reader.ReadSingle(), reader.ReadSingle());
            var minutes = reader.ReadSingle();
            game.Purse.Fill(reader.ReadInt32());
            var marks = reader.ReadInt32();
            game.IsWounded = (marks & 1) != 0;
            game.HasSharpBlade = (marks & 2) != 0;
            game.HasRoom = (marks & 4) != 0;
            ReadTexts(ref reader, flag => Quest.Raise(game, flag));
            ReadTexts(ref reader, game.Satchel.Add);
            ReadTexts(ref reader, gift => game.Gifts.Add(gift));
            ReadTexts(ref reader, place => game.Map.Add(place));
            for (var left = Count(ref reader); left > 0; left--)
            {
                if (reader.ReadArrayHeader() != 3)
                    throw new MessagePackSerializationException("an entry of trust has three parts");
                game.Trust.Restore(reader.ReadString() ?? string.Empty, reader.ReadInt32(), reader.ReadInt32());
            }

            var scene = new VillageScene(game);
            scene.Resume(player, minutes);
            return scene;
        }

        private static void WriteTexts(ref MessagePackWriter writer, string[] texts)
        {
            writer.WriteArrayHeader(texts.Length);
            foreach (var text in texts)
                writer.Write(text);
        }

        private static void ReadTexts(ref MessagePackReader reader, Action<string> take)
        {
            for (var left = Count(ref reader); left > 0; left--)
                take(reader.ReadString() ?? string.Empty);
        }

        private static int Count(ref MessagePackReader reader)
        {
            var count = reader.ReadArrayHeader();
            return count <= Most ? count : throw new MessagePackSerializationException($"a list of {count} entries is longer than any game makes");
        }
    }
}
