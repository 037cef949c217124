using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Runtime.Tests.Saves;
using GptDialogue.Traces;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Traces
{
    public sealed class TraceReplayTests
    {
        [Test]
        public void Run_OfARecordedConversation_GivesEveryTokenAgain([Values("nano", "tavern")] string bundle)
        {
            var trace = Trace.Read(Record(bundle, Talks.Script).ToBytes());

            var report = TraceReplay.Run(trace, Fixture.Bundle(bundle));

            TestContext.Out.WriteLine($"{bundle}: {report.Turns} turns, {report.Tokens} tokens, {trace.ToBytes().Length} bytes");
            Assert.That(report.Differences.Select(difference => difference.ToString()), Is.Empty);
            Assert.That(report.Notes, Is.Empty);
            Assert.That(report.Turns, Is.EqualTo(Talks.Script.Length));
            Assert.That(report.Tokens, Is.EqualTo(trace.Turns.Sum(turn => turn.Tokens.Count)));
        }

        [Test]
        public void Run_WhenATokenIsForged_SaysAtWhichTurnAndToken()
        {
            var trace = Record("nano", Talks.Script.Take(4));
            var tokens = trace.Turns[2].Tokens.ToArray();
            var true3 = tokens[3];
            tokens[3]++;
            trace.Turns[2].Tokens = tokens;

            var difference = TraceReplay.Run(trace, Fixture.BundlePath).Differences.Single();

            Assert.That((difference.Turn, difference.Token, difference.What), Is.EqualTo((3, 4, "token")));
            Assert.That(difference.Actual, Does.StartWith($"{true3} "));
        }

        [Test]
        public void Run_WhenAMaskIsForged_SaysSo()
        {
            var trace = Record("nano", Talks.Script.Take(2));
            var masks = trace.Turns[1].Masks.ToArray();
            masks[2]++;
            trace.Turns[1].Masks = masks;

            var difference = TraceReplay.Run(trace, Fixture.BundlePath).Differences.Single();

            Assert.That((difference.Turn, difference.Token, difference.What), Is.EqualTo((2, 3, "mask")));
        }

        [Test]
        public void Run_WhenMemoryIsForged_SaysAfterWhichTurn()
        {
            var trace = Record("nano", Talks.Script.Take(3));
            trace.Turns[2].Before.Memory.Said = [1];

            var difference = TraceReplay.Run(trace, Fixture.BundlePath).Differences.Single();

            Assert.That((difference.Turn, difference.What), Is.EqualTo((2, "memory")));
        }

        [Test]
        public void Run_WithAnotherBundle_NotesItAndDiffers()
        {
            var trace = Record("nano", Talks.Script.Take(2));
            trace.Variant = "";

            var report = TraceReplay.Run(trace, Fixture.Bundle("tavern"));

            Assert.That(report.Notes, Has.Some.Contains("bundle"));
            Assert.That(report.Differences, Is.Not.Empty);
        }

        [Test]
        public void Run_WhenRepliesWereCancelledOrPrepared_ReplaysWhatThereWas()
        {
            var recorder = new TraceRecorder();
            using (var engine = Talks.Engine(greedy: false))
            {
                var conversation = Open(engine, recorder);
                Talks.Say(conversation, Talks.Script.Take(2));
                PendingReply? pending = null;
                var said = new System.Threading.ManualResetEventSlim();
                pending = conversation.Say("Where is Saltgate?", new SayOptions { Observer = new CancelAfter(2, () => { said.Wait(); pending!.Cancel(); }) });
                said.Set();
                Assert.That(pending.Wait().End, Is.EqualTo(ReplyEnd.Cancelled));
                conversation.Anticipate(["Who is Captain Orrin?", "Do you like the fog?"]);
                conversation.Say("Do you like the fog?").Wait();
                conversation.Mood = Emotion.Afraid;
                Talks.Say(conversation, Talks.Script.Skip(4).Take(2));
            }

            var trace = recorder.Trace;
            var report = TraceReplay.Run(trace, Fixture.BundlePath);

            Assert.That(trace.Turns, Has.Count.EqualTo(6));
            Assert.That(report.Differences.Select(difference => difference.ToString()), Is.Empty);
            Assert.That(report.Turns, Is.EqualTo(6));
        }

        [Test]
        public void Load_WhenSaved_GivesTheSameTrace()
        {
            var folder = Directory.CreateTempSubdirectory("trace").FullName;
            try
            {
                var trace = Record("nano", Talks.Script.Take(3));
                var path = Path.Combine(folder, "bug.gpttrace");
                trace.Save(path);

                Assert.That(Trace.Load(path).ToBytes(), Is.EqualTo(trace.ToBytes()));
                Assert.That(Trace.Load(path).Turns.Select(turn => turn.Line), Is.EqualTo(Talks.Script.Take(3)));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        [Test]
        public void Open_WhenTheRecorderIsTaken_SaysSo()
        {
            using var engine = Talks.Engine(greedy: true);
            var recorder = new TraceRecorder();
            Open(engine, recorder);

            Assert.That(() => Open(engine, recorder), Throws.TypeOf<GptDialogueException>().With.Message.Contains("mara"));
        }

        internal static Trace Record(string bundle, IEnumerable<string> lines)
        {
            using var engine = Talks.Engine(greedy: false, Fixture.Bundle(bundle));
            var recorder = new TraceRecorder();
            Talks.Say(Open(engine, recorder), lines);
            return recorder.Trace;
        }

        private static Conversation Open(DialogueEngine engine, TraceRecorder recorder) => engine.Open(
            TestWorlds.Village(), "mara", new GameState { Trust = 1 }, new ConversationOptions { Seed = 9, Trace = recorder });

        private sealed class CancelAfter(int tokens, Action cancel) : IReplyObserver
        {
            private int _left = tokens;

            public void Prompted(ReplyPrompt prompt)
            {
            }

            public void Chosen(ReplyToken token)
            {
                if (--_left == 0) cancel();
            }
        }
    }
}
