using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>Whole conversations on the tiny fixture. Its words mean nothing; what counts is that every reply ends as promised.</summary>
    public sealed class ConversationTests
    {
        private static readonly string[] _lines = ["hello", "what happened to the bridge?", "", "give me the iron key", "(she faints) thanks", "why?", "bye"];

        private DialogueEngine _engine = null!;

        [SetUp]
        public void Load() => _engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = 2 });

        [TearDown]
        public void Dispose() => _engine.Dispose();

        [Test]
        public void Say_WhenSeedIsTheSame_GivesTheSameReplies()
        {
            var first = Talk(_engine.Open(TestWorlds.Village(), "mara", null, new ConversationOptions { Seed = 7 }));
            var second = Talk(_engine.Open(TestWorlds.Village(), "mara", null, new ConversationOptions { Seed = 7 }));

            Assert.That(second, Is.EqualTo(first));
            Assert.That(first, Has.All.Not.Empty);
        }

        [Test]
        public void Say_WhenConversationsShareRows_RepliesAsIfAlone()
        {
            var alone = Talk(_engine.Open(TestWorlds.Village(), "mara"));
            var conversations = Enumerable.Range(0, 5).Select(_ => _engine.Open(TestWorlds.Village(), "mara")).ToArray();

            var replies = _lines.Select(line => conversations.Select(c => c.Say(line).Wait().Text).ToArray()).ToArray();

            for (var turn = 0; turn < _lines.Length; turn++)
                Assert.That(replies[turn], Has.All.EqualTo(alone[turn]));
        }

        [Test]
        public void Load_WhenBundleIsInMemory_SpeaksAsFromItsFile()
        {
            using var engine = DialogueEngine.Load(File.ReadAllBytes(Fixture.BundlePath), new DialogueOptions { Rows = 2 });

            Assert.That(Talk(engine.Open(TestWorlds.Village(), "mara")), Is.EqualTo(Talk(_engine.Open(TestWorlds.Village(), "mara"))));
        }

        [TestCase("")]
        [TestCase("   ")]
        [TestCase(null)]
        public void Say_WhenNothingIsSaid_PlaysAnAuthoredLine(string? line)
        {
            var reply = _engine.Open(TestWorlds.Village(), "mara").Say(line).Wait();

            Assert.That(reply.Text, Is.EqualTo("That's beyond me, traveller."));
            Assert.That(reply.Fallback, Is.EqualTo(FallbackKind.Unknown));
        }

        [Test]
        public void Say_WhenLineIsAuthored_PlaysItsReplyAndAction()
        {
            var reply = _engine.Open(TestWorlds.Village(), "mara").Say("I need a bed for the night").Wait();

            Assert.That(reply.Text, Is.EqualTo("Two silver, and mind the third stair."));
            Assert.That(reply.Action, Is.EqualTo(new ActionCall("rent_room")));
            Assert.That(reply.Emotion, Is.EqualTo(Emotion.Happy));
        }

        [Test]
        public void Drain_WhenReplyIsDone_HasGivenTheWholeText()
        {
            var pending = _engine.Open(TestWorlds.Village(), "mara").Say("hello");
            var result = pending.Wait();
            var buffer = new char[1024];

            var count = pending.Drain(buffer);

            Assert.That(new string(buffer, 0, count), Is.EqualTo(result.Text));
            Assert.That(pending.IsDone, Is.True);
        }

        [Test]
        public void Cancel_WhenReplyIsUnderWay_LeavesTheConversationAsItWas()
        {
            var cancelled = _engine.Open(TestWorlds.Village(), "mara");
            var pending = cancelled.Say("hello");
            pending.Cancel();
            var end = pending.Wait().End;

            Assert.That(end, Is.EqualTo(ReplyEnd.Cancelled).Or.EqualTo(ReplyEnd.Finished));
            Assert.That(cancelled.Turns, Is.EqualTo(end == ReplyEnd.Finished ? 1 : 0));
            Assert.That(cancelled.Say("hello").Wait().End, Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void Dispose_WhenRepliesAreInFlight_FinishesEveryOne()
        {
            var conversation = _engine.Open(TestWorlds.Village(), "mara");
            var pending = Enumerable.Range(0, 20).Select(i => conversation.Say("hello number " + i)).ToArray();

            _engine.Dispose();

            Assert.That(Task.WaitAll(pending.Select(p => (Task)p.Completion).ToArray(), TimeSpan.FromSeconds(60)), Is.True);
            Assert.That(() => conversation.Say("still there?"), Throws.InstanceOf<GptDialogueException>());
        }

        [Test]
        public void Open_WhenCharacterIsUnknown_NamesThoseThereAre() =>
            Assert.That(() => _engine.Open(TestWorlds.Village(), "gandalf"), Throws.InstanceOf<GptDialogueException>().With.Message.Contains("mara, orrin"));

        private static string[] Talk(Conversation conversation) => _lines.Select(line => conversation.Say(line).Wait().Text).ToArray();
    }
}
