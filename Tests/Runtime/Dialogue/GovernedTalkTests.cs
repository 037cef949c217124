using System;
using System.Linq;
using System.Threading;
using GptDialogue.Dialogue;
using GptDialogue.Inference.Devices;
using GptDialogue.Runtime.Tests.Inference.Devices;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>What the governor and a failing device do to a talk; by a clock that stands still unless it is told to move.</summary>
    public sealed class GovernedTalkTests
    {
        private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30); // only reached when a test fails

        [Test]
        public void Say_WhenTokensAreCapped_TalksAsFastAsTheClockAllows()
        {
            using var stage = new Stage(2, new DialogueOptions { Shortcuts = false, Drafts = false }); // so that each token takes its turn
            stage.Engine.Governor.TokensPerSecond = 10;
            stage.Clock.Advance(TimeSpan.FromSeconds(1));
            var reply = stage.Open().Say("hello");
            for (var token = 1; !reply.Completion.IsCompleted; token++)
            {
                Assert.That(() => stage.Engine.Figures.Tokens, Is.EqualTo(token).After((int)Enough.TotalMilliseconds, 1));
                stage.Clock.Advance(TimeSpan.FromMilliseconds(101));
                SpinWait.SpinUntil(() => stage.Engine.Figures.Tokens > token || reply.Completion.IsCompleted, Enough);
            }
            Assert.That(reply.Wait().Text, Is.EqualTo(Stage.Undisturbed()[0]));
            // The clock may have been moved once more between the last token and the end of the reply.
            Assert.That(reply.Wait().TotalMs, Is.InRange(101 * (reply.Wait().Tokens - 1) - 1, 101 * reply.Wait().Tokens + 1));
        }

        [Test]
        public void Say_WhenTheGovernorHoldsItBack_IsLateOrCancelledAllTheSame()
        {
            using var stage = new Stage();
            stage.Engine.Governor.TokensPerSecond = 0.001;
            stage.Clock.Advance(TimeSpan.FromSeconds(1001));
            var late = stage.Open().Say("hello", new SayOptions { FirstWordDeadline = TimeSpan.FromSeconds(2) });
            var cancelled = stage.Open().Say("hello");
            Assert.That(() => stage.Engine.Figures.Tokens, Is.GreaterThan(0).After((int)Enough.TotalMilliseconds, 1));
            stage.Clock.Advance(TimeSpan.FromSeconds(2));
            Assert.That(late.Wait().End, Is.EqualTo(ReplyEnd.Late));
            cancelled.Cancel();
            Assert.That(cancelled.Wait().End, Is.EqualTo(ReplyEnd.Cancelled));
        }

        [Test]
        public void Anticipate_WhileFramesAreLong_Waits()
        {
            using var stage = new Stage();
            for (var i = 0; i < 100; i++) stage.Engine.Governor.ReportFrame(TimeSpan.FromMilliseconds(16));
            stage.Engine.Governor.ReportFrame(TimeSpan.FromMilliseconds(80));
            var conversation = stage.Open();
            conversation.Anticipate(["hello"]);
            stage.Open().Say("hello").Wait();
            var tokens = stage.Engine.Figures.Tokens;
            for (var i = 0; i < 60; i++) stage.Engine.Governor.ReportFrame(TimeSpan.FromMilliseconds(16));
            stage.Settle();
            Assert.That(stage.Engine.Figures.Tokens, Is.GreaterThan(tokens), "it was made once frames were short again");
            Assert.That(conversation.Say("hello").Wait().Text, Is.EqualTo(Stage.Undisturbed()[0]));
        }

        [Test]
        public void Say_WhenTheDeviceIsLostOnTheWay_GoesOnOnTheCpuWithTheSameWords()
        {
            var undisturbed = Stage.Undisturbed();
            var device = new FaultyDevice(Fault.Run, goodRuns: 60) { PreferredVariants = ["int8-kv8"] };
            using var engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions
            {
                Rows = 2, Devices = new DeviceOptions { Order = [device], KeepFaster = false },
            });
            var conversation = engine.Open(TestWorlds.Village(), "mara");
            var replies = Stage.Lines.Select(line => conversation.Say(line).Wait()).ToArray();
            Assert.That(device.Runs, Is.EqualTo(60));
            Assert.That(engine.Device, Is.EqualTo("cpu int8-kv8"));
            Assert.That(replies.Select(reply => reply.Text), Is.EqualTo(undisturbed));
            Assert.That(replies.Select(reply => reply.End), Is.All.EqualTo(ReplyEnd.Finished));
            Assert.That(engine.Figures.FailedRuns, Is.EqualTo(1));
        }
    }
}
