using System;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    public sealed class AnticipationTests
    {
        [Test]
        public void Anticipate_WhenOneOfTheLinesIsSaid_GivesWhatItWouldHaveBeenWithoutGeneratingAnything()
        {
            var undisturbed = Stage.Undisturbed();
            using var stage = new Stage();
            var conversation = stage.Open();
            for (var i = 0; i < Stage.Lines.Length; i++)
            {
                conversation.Anticipate(["bye", Stage.Lines[i], "I need a bed for the night"]);
                stage.Settle();
                var tokens = stage.Engine.Figures.Tokens;
                var reply = conversation.Say(Stage.Lines[i]);
                var result = reply.Wait();
                Assert.That(result.Text, Is.EqualTo(undisturbed[i]));
                Assert.That(result.End, Is.EqualTo(ReplyEnd.Finished));
                Assert.That(Stage.Text(reply), Is.EqualTo(undisturbed[i]));
                Assert.That(stage.Engine.Figures.Tokens, Is.EqualTo(tokens));
                Assert.That(conversation.Turns, Is.EqualTo(i + 1));
            }
        }

        [Test]
        public void Anticipate_WhenTheLineIsSaidAtOnce_GivesWhatItWouldHaveBeen()
        {
            var undisturbed = Stage.Undisturbed();
            using var stage = new Stage();
            var conversation = stage.Open();
            for (var i = 0; i < Stage.Lines.Length; i++)
            {
                conversation.Anticipate([Stage.Lines[i], "bye"]);
                Assert.That(conversation.Say(Stage.Lines[i]).Wait().Text, Is.EqualTo(undisturbed[i]));
            }
        }

        [Test]
        public void Anticipate_WhenAnotherLineIsSaid_IsAsIfItHadNotBeen()
        {
            var undisturbed = Stage.Undisturbed();
            using var stage = new Stage();
            var conversation = stage.Open();
            for (var i = 0; i < Stage.Lines.Length; i++)
            {
                conversation.Anticipate(["bye", "I need a bed for the night", "what is new in saltgate?"]);
                if (i % 2 == 0) stage.Settle();
                Assert.That(conversation.Say(Stage.Lines[i]).Wait().Text, Is.EqualTo(undisturbed[i]));
            }
            stage.Settle();
            Assert.That(stage.Engine.Figures.QueueDepth, Is.Zero);
        }

        [Test]
        public void Say_WhenTheGameHasChangedSince_MakesTheReplyAnew()
        {
            using var stage = new Stage();
            var state = new GameState();
            var conversation = stage.Engine.Open(TestWorlds.Village(), "mara", state);
            conversation.Anticipate(["hello"]);
            stage.Settle();
            state.Set("bridge_repaired");
            var tokens = stage.Engine.Figures.Tokens;
            conversation.Say("hello").Wait();
            Assert.That(stage.Engine.Figures.Tokens, Is.GreaterThan(tokens));
        }

        [Test]
        public void Say_OfAPreparedLine_MeasuresFromTheMomentItIsSaid()
        {
            using var stage = new Stage();
            var conversation = stage.Open();
            stage.Session.BeforeEach = _ => stage.Clock.Advance(TimeSpan.FromSeconds(1));
            conversation.Anticipate(["hello"]);
            stage.Settle();
            var result = conversation.Say("hello", new SayOptions { Deadline = TimeSpan.FromMilliseconds(1), FirstWordDeadline = TimeSpan.FromMilliseconds(1) }).Wait();
            Assert.That(result.End, Is.EqualTo(ReplyEnd.Finished));
            Assert.That(result.FirstWordMs, Is.Zero);
            Assert.That(result.TotalMs, Is.Zero);
        }

        [Test]
        public void Cancel_OfAPreparedReply_LeavesTheConversationAsItWas()
        {
            var undisturbed = Stage.Undisturbed();
            using var stage = new Stage();
            var conversation = stage.Open();
            conversation.Anticipate([Stage.Lines[0]]);
            stage.Settle();
            stage.Session.Hang();
            var reply = conversation.Say(Stage.Lines[0]);
            reply.Cancel();
            stage.Session.Release();
            var first = reply.Wait().End == ReplyEnd.Cancelled ? 0 : 1;
            for (var i = first; i < Stage.Lines.Length; i++) Assert.That(conversation.Say(Stage.Lines[i]).Wait().Text, Is.EqualTo(undisturbed[i]));
        }

        [Test]
        public void Prepare_BeforeALine_LeavesLessToRun()
        {
            long RunBy(Action<Stage, Conversation> before)
            {
                using var stage = new Stage();
                var conversation = stage.Open();
                before(stage, conversation);
                stage.Settle();
                var runs = stage.Engine.Figures.PrefilledTokens;
                Assert.That(conversation.Say("hello").Wait().Text, Is.EqualTo(Stage.Undisturbed()[0]));
                return stage.Engine.Figures.PrefilledTokens - runs;
            }

            Assert.That(RunBy((_, conversation) => conversation.Prepare()), Is.LessThan(RunBy((_, _) => { })));
        }

        [Test]
        public void Figures_AfterReplies_CountWhatHappened()
        {
            using var stage = new Stage(rows: 3);
            stage.Session.BeforeEach = _ => stage.Clock.Advance(TimeSpan.FromMilliseconds(10));
            var conversation = stage.Open();
            var results = Stage.Lines.Select(line => conversation.Say(line).Wait()).ToList();
            results.Add(conversation.Say("hello", new SayOptions { FirstWordDeadline = TimeSpan.FromMilliseconds(15) }).Wait());
            stage.Settle();

            var figures = stage.Engine.Figures;
            Assert.That(figures.Replies, Is.EqualTo(7));
            Assert.That(figures.Late, Is.EqualTo(1));
            Assert.That(figures.Fallbacks, Is.EqualTo(results.Count(result => result.Fallback != FallbackKind.None)));
            Assert.That(figures.Tokens, Is.EqualTo(results.Sum(result => result.Tokens)));
            Assert.That(figures.Rows, Is.EqualTo(3));
            Assert.That(figures.RowsInUse, Is.EqualTo(1));
            Assert.That(figures.FirstWordMs, Is.GreaterThan(10).And.LessThanOrEqualTo(figures.SlowestFirstWordMs));
            Assert.That(figures.TokensPerSecond, Is.GreaterThan(0));
            Assert.That(figures.CacheBytes, Is.GreaterThan(0));
            Assert.That(figures.ModelBytes, Is.GreaterThan(0));
            Assert.That(figures.QueueDepth, Is.Zero);
        }
    }
}
