using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Saves
{
    /// <summary>A restored conversation says what the one that was never interrupted says, token for token.</summary>
    public sealed class ContinuationTests
    {
        [Test]
        public void Restore_WhenNothingChanged_ContinuesTokenForToken(
            [Values("nano", "tavern")] string bundle, [Values] bool greedy, [Values(0, 1, 4, 9, 14, 20)] int after)
        {
            using var first = Talks.Engine(greedy, Fixture.Bundle(bundle));
            var uninterrupted = Talks.Mara(first);
            Talks.Say(uninterrupted, Talks.Script.Take(after));
            var bytes = uninterrupted.Save();
            var expected = Talks.Say(uninterrupted, Talks.Script.Skip(after).Take(5));

            using var second = Talks.Engine(greedy, Fixture.Bundle(bundle));
            var restored = second.Restore(TestWorlds.Village(), bytes);

            Assert.That(restored.Changes, Is.Empty);
            Assert.That(restored.Conversation!.Turns, Is.EqualTo(restored.Save.Turns));
            Assert.That(Talks.Say(restored.Conversation, Talks.Script.Skip(after).Take(5)), Is.EqualTo(expected));
        }

        [Test]
        public void Save_WhenRestored_IsTheSameAgain()
        {
            using var engine = Talks.Engine(greedy: false);
            var state = new GameState { Trust = 2 };
            state.Set("bridge_repaired");
            var conversation = Talks.Mara(engine, state);
            Talks.Say(conversation, Talks.Script);
            conversation.Mood = Emotion.Angry;
            var bytes = conversation.Save();

            var restored = engine.Restore(TestWorlds.Village(), bytes);

            Assert.That(restored.Conversation!.Save(), Is.EqualTo(bytes));
            Assert.That(restored.Conversation.Mood, Is.EqualTo(Emotion.Angry));
            Assert.That(restored.Conversation.State.Trust, Is.EqualTo(2));
            Assert.That(restored.Conversation.State.Flag("bridge_repaired"), Is.True);
        }

        [Test]
        public void Save_After20Turns_TakesAtMost4Kilobytes([Values("nano", "tavern")] string bundle)
        {
            using var engine = Talks.Engine(greedy: false, Fixture.Bundle(bundle));
            var conversation = Talks.Mara(engine);
            Talks.Say(conversation, Talks.Script.Take(20).Append("Tell me about the north bridge, the Drowned Lantern, Saltgate, Captain Orrin, the ale and the iron key."));

            var size = conversation.Save().Length;

            TestContext.Out.WriteLine($"{bundle}: {size} bytes after {conversation.Turns} turns");
            Assert.That(size, Is.LessThanOrEqualTo(4096));
        }

        [Test]
        public void Save_After20LinesAsLongAsAreRead_TakesAtMost4Kilobytes()
        {
            using var engine = Talks.Engine(greedy: false, Fixture.Bundle("tavern"));
            var conversation = Talks.Mara(engine);
            for (var turn = 0; turn < 20; turn++)
                conversation.Say(string.Join(" ", Talks.Script.Skip(turn).Concat(Talks.Script)).Replace(".", " and he")).Wait();

            var size = conversation.Save().Length;

            TestContext.Out.WriteLine($"{size} bytes after {conversation.Turns} turns of the longest lines");
            Assert.That(size, Is.LessThanOrEqualTo(4096));
        }

        [Test]
        public void Save_WhileAReplyIsUnderWay_IsOfTheMomentBeforeItsLine()
        {
            using var engine = Talks.Engine(greedy: false);
            var conversation = Talks.Mara(engine);
            Talks.Say(conversation, Talks.Script.Take(3));
            var before = conversation.Save();
            var observer = new SavingObserver(conversation);

            conversation.Say("What happened to the bridge?", new SayOptions { Observer = observer }).Wait();

            Assert.That(observer.Saves, Is.GreaterThan(3));
            Assert.That(observer.Last, Is.EqualTo(before));
            Assert.That(conversation.Save(), Is.Not.EqualTo(before));
        }

        [Test]
        public void Cancel_WhenReplyIsUnderWay_LeavesTheSameSave()
        {
            using var engine = Talks.Engine(greedy: false);
            var conversation = Talks.Mara(engine);
            Talks.Say(conversation, Talks.Script.Take(3));
            var before = conversation.Save();
            PendingReply? pending = null;
            var started = new System.Threading.ManualResetEventSlim();

            pending = conversation.Say("Where is Saltgate?", new SayOptions { Observer = new CancellingObserver(() => { started.Wait(); pending!.Cancel(); }) });
            started.Set();

            Assert.That(pending.Wait().End, Is.EqualTo(ReplyEnd.Cancelled));
            Assert.That(conversation.Save(), Is.EqualTo(before));
        }

        private sealed class SavingObserver(Conversation conversation) : IReplyObserver
        {
            public int Saves { get; private set; }

            public byte[] Last { get; private set; } = [];

            public void Prompted(ReplyPrompt prompt)
            {
            }

            public void Chosen(ReplyToken token)
            {
                Last = conversation.Save();
                Saves++;
            }
        }

        private sealed class CancellingObserver(System.Action cancel) : IReplyObserver
        {
            public void Prompted(ReplyPrompt prompt)
            {
            }

            public void Chosen(ReplyToken token) => cancel();
        }
    }
}
