using System.Buffers;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Files;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Saves
{
    /// <summary>The committed saves, one of every format version there has been.</summary>
    internal static class SaveFixtures
    {
        public static byte[] Version(int version) => File.ReadAllBytes(Path(version));

        private static string Path(int version) => Fixture.File("saves", $"version{version}.gptsave");

        [Explicit("Writes the fixtures anew; only for a version that has not been released.")]
        public sealed class Writing
        {
            [Test]
            public void SaveFixtures_Write()
            {
                using var engine = Talks.Engine(greedy: false);
                var state = new GameState { Trust = 2 };
                state.Set("bridge_repaired");
                var conversation = Talks.Mara(engine, state);
                Talks.Say(conversation, Talks.Script.Take(8));
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path(0))!);
                File.WriteAllBytes(Path(1), conversation.Save());
                File.WriteAllBytes(Path(0), Version0(conversation.ToSave()));
            }
        }

        /// <summary>What version 0 made of a conversation.</summary>
        public static byte[] Version0(ConversationSave save)
        {
            var content = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(content);
            writer.WriteMapHeader(11);
            writer.Write("world");
            writer.Write(save.World);
            writer.Write("character");
            writer.Write(save.Character);
            writer.Write("flags");
            SaveWriter.Texts(ref writer, save.Flags);
            writer.Write("trust");
            writer.Write(save.Trust);
            writer.Write("seed");
            writer.Write(save.Seed);
            writer.Write("mood");
            writer.Write((int)save.Mood);
            writer.Write("turns");
            writer.Write(save.Turns);
            writer.Write("reply");
            writer.Write(save.LastReply);
            writer.Write("told");
            SaveWriter.Texts(ref writer, save.ToldFacts);
            writer.Write("slots");
            writer.WriteArrayHeader(18);
            for (var slot = 0; slot < 18; slot++)
                writer.Write(save.State.Memory.Slots.Where(bound => bound.Slot == slot).Select(bound => bound.Name).FirstOrDefault());
            writer.Write("exchanges");
            writer.WriteArrayHeader(save.Exchanges.Count);
            foreach (var exchange in save.Exchanges)
            {
                writer.WriteArrayHeader(exchange.Pieces.Count);
                foreach (var piece in exchange.Pieces)
                {
                    if (piece.Text == null) writer.Write(piece.Control);
                    else writer.Write(piece.Text);
                }
            }

            writer.Flush();
            var file = new ArrayBufferWriter<byte>();
            new Envelope("GPTS", 0, 0, SaveFormat.MaxContentBytes, "save", "").Write(content.WrittenSpan, file);
            return file.WrittenSpan.ToArray();
        }
    }
}
