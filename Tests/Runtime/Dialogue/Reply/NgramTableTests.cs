using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    public sealed class NgramTableTests
    {
        [Test]
        public void Next_OfWhatWasPutIn_IsTheTokenWithItsShare()
        {
            var contexts = Enumerable.Range(0, 300).Select(i => NgramTable.Context(i, i + 1, 400)).ToArray();
            var table = Table(contexts.Select((context, i) => (context, new NgramFollower(128 + i, 0.5f, 3))), 1 << 12);
            var right = contexts.Where((context, i) => table.Next(context, out _) == 128 + i).Count();
            Assert.That(right, Is.GreaterThan(290)); // a few may be mixed up, as there are no keys
            table.Next(contexts[0], out var share);
            Assert.That(share, Is.EqualTo(0.5f).Within(0.01f));
            Assert.That(table.Next(NgramTable.Context(7, 7, 7), out share), Is.EqualTo(-1));
            Assert.That(share, Is.Zero);
        }

        [Test]
        public void Create_WhenThereIsNoRoomForAll_KeepsWhatSavesMost()
        {
            var contexts = Enumerable.Range(0, 1000).Select(i => NgramTable.Context(i, i, i)).ToArray();
            var table = Table(contexts.Select((context, i) => (context, new NgramFollower(200, 0.9f, i))), 256);
            int Kept(IEnumerable<uint> some) => some.Count(context => table.Next(context, out _) == 200);
            Assert.That(Kept(contexts.Skip(900)), Is.GreaterThan(80));
            Assert.That(Kept(contexts.Take(100)), Is.LessThan(20));
        }

        [Test]
        public void Context_OfAnyFact_IsThatOfTheFirst()
        {
            var intent = PlayerIntent.Find("ask_rumours");
            Assert.That(NgramTable.Context(intent, 200, Control.FactPointer(2)), Is.EqualTo(NgramTable.Context(intent, 200, Control.FactPointer(0))));
            Assert.That(NgramTable.Context(intent, 200, 201), Is.Not.EqualTo(NgramTable.Context(PlayerIntent.Find("greet"), 200, 201)));
        }

        [Test]
        public void FromBytes_OfToBytes_KnowsTheSame()
        {
            var contexts = Enumerable.Range(0, 50).Select(i => NgramTable.Context(1, 2, i)).ToArray();
            var table = Table(contexts.Select((context, i) => (context, new NgramFollower(4000 + i, 1, 9))), 256);
            var again = NgramTable.FromBytes(table.ToBytes());
            Assert.That(contexts.Select(context => again.Next(context, out _)), Is.EqualTo(contexts.Select(context => table.Next(context, out _))));
            Assert.That(again.Size, Is.EqualTo(256));
            Assert.That(NgramTable.None.Next(contexts[0], out _), Is.EqualTo(-1));
        }

        [TestCase(0)]
        [TestCase(1)]
        [TestCase(100)]
        public void FromBytes_WhenCutOff_SaysSo(int length)
        {
            var bytes = Table([(1u, new NgramFollower(200, 1, 1))], 64).ToBytes().Take(length).ToArray();
            Assert.That(() => NgramTable.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("damaged"));
        }

        [Test]
        public void FromBytes_OfANewerVersion_AsksForAnUpdate()
        {
            var bytes = Table([(1u, new NgramFollower(200, 1, 1))], 64).ToBytes();
            bytes[0] = 9;
            Assert.That(() => NgramTable.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("version 9"));
        }

        private static NgramTable Table(IEnumerable<(uint Context, NgramFollower Follower)> entries, int size) =>
            NgramTable.Create(entries.Select(entry => KeyValuePair.Create(entry.Context, entry.Follower)), size);
    }
}
