using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Soak;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>Whatever stops a reply, and wherever, the conversation goes on as if its line had not been said.</summary>
    public sealed class StopTests
    {
        [Test]
        public void Cancel_AtAnyRun_LeavesTheConversationAsItWas() =>
            Disturb((stage, run) => stage.Session.BeforeEach = n => { if (n == run) stage.Current!.Cancel(); }, ReplyEnd.Cancelled);

        [Test]
        public void Say_WhenTheDeviceFailsAtAnyRun_PlaysAFallbackAndLeavesTheConversationAsItWas() =>
            Disturb((stage, run) => stage.Session.FailsAt = n => n >= run, ReplyEnd.Failed, result =>
            {
                Assert.That(result.Text, Does.EndWith("One moment, love."));
                Assert.That(result.Fallback, Is.EqualTo(FallbackKind.Busy));
                Assert.That(result.Fault, Does.Contain("failed on purpose"));
            });

        [Test]
        public void Say_WhenTheFirstWordIsLate_PlaysAFallbackWithTheReason()
        {
            using var stage = new Stage();
            stage.Session.BeforeEach = _ => stage.Clock.Advance(TimeSpan.FromMilliseconds(10));
            var conversation = stage.Open();
            var reply = conversation.Say("hello", new SayOptions { FirstWordDeadline = TimeSpan.FromMilliseconds(15) });
            var result = reply.Wait();
            Assert.That(result.End, Is.EqualTo(ReplyEnd.Late));
            Assert.That(result.Text, Is.EqualTo("One moment, love."));
            Assert.That(result.Fault, Does.Contain("20 ms"));
            Assert.That(Stage.Text(reply), Is.EqualTo(result.Text));
            Assert.That(Stage.Events(reply)[^1].End, Is.EqualTo(ReplyEnd.Late));
            Assert.That(conversation.Turns, Is.Zero);
            Assert.That(conversation.Say("hello").Wait().Text, Is.EqualTo(Stage.Undisturbed()[0]));
        }

        [Test]
        public void Say_WhenTheWholeReplyIsLate_TheAuthoredLineBreaksIn()
        {
            var cut = 0;
            for (var deadline = 20; deadline < 400; deadline += 20)
            {
                using var stage = new Stage();
                stage.Session.BeforeEach = _ => stage.Clock.Advance(TimeSpan.FromMilliseconds(10));
                var reply = stage.Open().Say("hello", new SayOptions { Deadline = TimeSpan.FromMilliseconds(deadline) });
                var result = reply.Wait();
                Assert.That(Stage.Text(reply), Is.EqualTo(result.Text));
                if (result.End == ReplyEnd.Finished) continue;
                Assert.That(result.End, Is.EqualTo(ReplyEnd.Late));
                Assert.That(result.Text, Is.EqualTo("One moment, love.").Or.EndsWith("— One moment, love."));
                if (result.Text.Contains('—')) cut++;
            }
            Assert.That(cut, Is.GreaterThan(2), "some replies were cut between words");
        }

        [Test]
        public void Say_WhenARowIsNeverFree_IsLateWhereItWaits()
        {
            using var stage = new Stage(rows: 1);
            stage.Session.BeforeEach = _ => stage.Clock.Advance(TimeSpan.FromMilliseconds(10));
            var first = stage.Open().Say("hello");
            var second = stage.Open().Say("hello", new SayOptions { FirstWordDeadline = TimeSpan.FromMilliseconds(30) });
            Assert.That(second.Wait().End, Is.EqualTo(ReplyEnd.Late));
            Assert.That(first.Wait().End, Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void Dispose_OfAConversationMidReply_GivesNothingMoreAndLetsTheOthersGoOn()
        {
            using var stage = new Stage();
            using var reached = new ManualResetEventSlim();
            using var go = new ManualResetEventSlim();
            stage.Session.BeforeEach = n =>
            {
                if (n != 12) return;
                reached.Set();
                go.Wait();
            };
            var gone = stage.Open();
            var other = stage.Open();
            var reply = gone.Say("hello");
            var others = other.Say("hello");
            Assert.That(reached.Wait(TimeSpan.FromSeconds(30)));

            gone.Dispose();

            go.Set();
            Assert.That(reply.TryRead(out _), Is.False);
            Assert.That(reply.Drain(new char[100]), Is.Zero);
            Assert.That(reply.IsDone);
            Assert.That(reply.Wait().End, Is.EqualTo(ReplyEnd.Cancelled));
            Assert.That(reply.TryRead(out _), Is.False);
            Assert.That(() => gone.Say("still there?"), Throws.TypeOf<GptDialogueException>().With.Message.Contains("'mara' was disposed"));
            Assert.That(others.Wait().Text, Is.EqualTo(Stage.Undisturbed()[0]));
            stage.Settle();
            Assert.That(stage.Engine.Figures.RowsInUse, Is.EqualTo(1), "the row was given back");
            Assert.That(gone.Dispose, Throws.Nothing);
        }

        [Test]
        public void Dispose_OfTheEngineMidReply_CompletesEveryReply()
        {
            var stage = new Stage(2, new DialogueOptions { StopTimeout = TimeSpan.FromSeconds(60) }); // not what is tested here
            var replies = Enumerable.Range(0, 12).Select(i => stage.Open((ulong)i).Say("hello")).ToArray();
            stage.Engine.Dispose();
            Assert.That(Task.WaitAll(replies.Select(reply => (Task)reply.Completion).ToArray(), TimeSpan.FromSeconds(30)));
            Assert.That(replies.Select(reply => reply.Wait().End), Is.All.EqualTo(ReplyEnd.Cancelled).Or.EqualTo(ReplyEnd.Finished));
            Assert.That(stage.Session.IsDisposed);
        }

        [Test]
        public void Dispose_OfTheEngineWhenARunHangs_IsBoundedAndCompletesEveryReply()
        {
            var stage = new Stage(2, new DialogueOptions { StopTimeout = TimeSpan.FromMilliseconds(100) });
            stage.Session.Hang();
            var reply = stage.Open().Say("hello");
            Assert.That(stage.Session.Hanging.Wait(TimeSpan.FromSeconds(30)));
            stage.Engine.Dispose();
            Assert.That(reply.Completion.IsCompleted);
            Assert.That(reply.Wait().End, Is.EqualTo(ReplyEnd.Cancelled));
            stage.Session.Release();
            Assert.That(stage.Session.Disposed.Wait(TimeSpan.FromSeconds(30)), "the model is freed once its run comes back");
        }

        [Test]
        public void CheckStuck_WhenARunHangs_PlaysFallbacksFromThenOn()
        {
            using var stage = new Stage(2, new DialogueOptions { StuckAfter = TimeSpan.FromHours(1) });
            stage.Session.Hang();
            var conversation = stage.Open();
            var reply = conversation.Say("hello");
            Assert.That(stage.Session.Hanging.Wait(TimeSpan.FromSeconds(30)));
            for (var i = 0; i < 2; i++)
            {
                stage.Clock.Advance(TimeSpan.FromHours(1));
                stage.Engine.Worker.CheckStuck();
            }
            Assert.That(reply.Wait().End, Is.EqualTo(ReplyEnd.Failed));
            Assert.That(reply.Wait().Text, Is.EqualTo("One moment, love."));
            Assert.That(reply.Wait().Fault, Does.Contain("did not come back"));
            Assert.That(conversation.Say("and now?").Wait().Text, Is.EqualTo("One moment, love."));
            stage.Session.Release();
        }

        [Test]
        public void Cycles_OfCreatingTalkingAndDestroying_LeaveNoThread()
        {
            Cycle(0);
            var before = WorkerThreads.Count();
            for (var i = 1; i <= 20; i++) Cycle(i);
            Assert.That(() => WorkerThreads.Count(), Is.LessThanOrEqualTo(before).After(10_000, 10)); // the system takes a moment to bury a thread

            static void Cycle(int i)
            {
                using var engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = 2 });
                var replies = Enumerable.Range(0, 3).Select(n =>
                {
                    var conversation = engine.Open(TestWorlds.Village(), "mara");
                    var reply = conversation.Say("hello");
                    if (n == i % 3) reply.Cancel();
                    if (n == (i + 1) % 3) conversation.Dispose();
                    return reply;
                }).ToArray();
                if (i % 2 == 0) foreach (var reply in replies) reply.Wait();
            }
        }

        [Test]
        public void Say_ForALongTime_KeepsMemoryFlat()
        {
            using var stage = new Stage(rows: 4);
            stage.Session.BeforeEach = _ => stage.Clock.Advance(TimeSpan.FromMilliseconds(1));
            var conversations = Enumerable.Range(0, 6).Select(i => stage.Open((ulong)i)).ToArray();
            void TalkUntil(long tokens)
            {
                for (var turn = 0; stage.Engine.Figures.Tokens < tokens; turn++)
                    foreach (var reply in conversations.Select((c, i) => c.Say(Stage.Lines[(turn + i) % Stage.Lines.Length])).ToArray()) Stage.Text(reply);
            }

            TalkUntil(3000);
            var before = GC.GetTotalMemory(true);
            TalkUntil(9000);
            Assert.That(GC.GetTotalMemory(true) - before, Is.LessThan(300_000));
            Assert.That(stage.Engine.Figures.Failed, Is.Zero);
        }

        [Test]
        public void Cycles_OfConversations_GiveEveryRowBack()
        {
            using var stage = new Stage(rows: 3);
            for (var i = 0; i < 200; i++)
            {
                using var conversation = stage.Open((ulong)i);
                var reply = conversation.Say("hello");
                if (i % 3 == 0) reply.Cancel();
                if (i % 3 == 1) reply.Wait();
            }
            stage.Settle();
            Assert.That(stage.Engine.Figures.RowsInUse, Is.Zero);
            Assert.That(stage.Engine.Figures.Replies + stage.Engine.Figures.Cancelled, Is.EqualTo(200));
        }

        /// <summary>
        /// Disturbs the reply of the second line at its first run, at its second, and so on, as long as that hits; every time the line
        /// is said again, and must get what it gets when nothing is disturbed, and so must the next.
        /// </summary>
        private static void Disturb(Action<DisturbedStage, long> disturb, ReplyEnd expected, Action<ReplyResult>? check = null)
        {
            var undisturbed = Stage.Undisturbed();
            for (var run = 1; ; run++)
            {
                using var stage = new DisturbedStage();
                var conversation = stage.Open();
                Assert.That(conversation.Say(Stage.Lines[0]).Wait().Text, Is.EqualTo(undisturbed[0]));
                stage.Settle();
                disturb(stage, stage.Session.Runs + run);
                stage.Session.Hang(); // until the test has the reply in hand
                stage.Current = conversation.Say(Stage.Lines[1]);
                stage.Session.Release();
                var result = stage.Current.Wait();
                if (result.End == ReplyEnd.Finished)
                {
                    Assert.That(run, Is.GreaterThan(4));
                    return;
                }
                Assert.That(result.End, Is.EqualTo(expected), $"run {run}");
                check?.Invoke(result);
                Assert.That(Stage.Text(stage.Current), expected == ReplyEnd.Cancelled ? Is.Not.Null : Is.EqualTo(result.Text));
                stage.Session.FailsAt = _ => false;
                stage.Session.BeforeEach = _ => { };
                for (var i = 1; i < 4; i++)
                    Assert.That(conversation.Say(Stage.Lines[i]).Wait().Text, Is.EqualTo(undisturbed[i]), $"run {run}, line {i}");
            }
        }

        private sealed class DisturbedStage : IDisposable
        {
            private readonly Stage _stage = new();

            public FaultySession Session => _stage.Session;

            public PendingReply? Current { get; set; }

            public Conversation Open() => _stage.Open();

            public void Settle() => _stage.Settle();

            public void Dispose() => _stage.Dispose();
        }
    }
}
