using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    public sealed class PendingReplyTests
    {
        [Test]
        public void TryRead_OfWholeReplies_TellsToneEmotionWordsAndEnd()
        {
            using var stage = new Stage();
            var conversation = stage.Open();
            foreach (var line in Stage.Lines)
            {
                var reply = conversation.Say(line);
                var result = reply.Wait();
                var events = Stage.Events(reply);
                Assert.That(events[0].Kind, Is.EqualTo(ReplyEventKind.Tone));
                Assert.That(events[0].Tone, Is.EqualTo(result.Tone));
                Assert.That(events[1].Kind, Is.EqualTo(ReplyEventKind.Emotion));
                Assert.That(events[1].Emotion, Is.EqualTo(result.Emotion));
                Assert.That(events[^1].Kind, Is.EqualTo(ReplyEventKind.Done));
                Assert.That(events[^1].End, Is.EqualTo(ReplyEnd.Finished));
                Assert.That(events[^1].Index, Is.EqualTo(result.Text.Length));
                Assert.That(events.Count(e => e.Kind == ReplyEventKind.Action), Is.EqualTo(result.Action == null ? 0 : 1));
                var words = events.Where(e => e.Kind == ReplyEventKind.Word).Select(e => result.Text.Substring(e.Index, e.Length));
                Assert.That(words, Is.EqualTo(result.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
            }
        }

        [Test]
        public void TryRead_OfAnAuthoredLine_ProposesItsActionBeforeItsWords()
        {
            using var stage = new Stage();
            var reply = stage.Open().Say("I need a bed for the night");
            var events = Stage.Events(reply);
            Assert.That(events.Select(e => e.Kind).Take(4),
                Is.EqualTo(new[] { ReplyEventKind.Tone, ReplyEventKind.Emotion, ReplyEventKind.Action, ReplyEventKind.Word }));
            Assert.That(events[2].Action, Is.EqualTo(new ActionCall("rent_room")));
            Assert.That(events[2].Index, Is.Zero);
            // "Two silver, and mind the third stair."
            var pauses = events.Where(e => e.Kind == ReplyEventKind.Word).Select(e => e.Pause).ToArray();
            Assert.That(pauses[1], Is.GreaterThan(TimeSpan.Zero));
            Assert.That(pauses[^1], Is.GreaterThan(pauses[1]));
            Assert.That(pauses[0], Is.EqualTo(TimeSpan.Zero));
        }

        [Test]
        public async Task ReadAllAsync_OfManyReplies_GivesTheirTexts()
        {
            using var stage = new Stage(rows: 4);
            var replies = Enumerable.Range(0, 8).Select(i => stage.Open((ulong)i).Say("hello")).ToArray();
            var texts = await Task.WhenAll(replies.Select(Read));
            Assert.That(texts, Is.EqualTo(replies.Select(reply => reply.Wait().Text)));
        }

        [Test]
        public void ReadAllAsync_WhenCancelled_ThrowsAndCancelsTheReply()
        {
            using var stage = new Stage();
            stage.Session.Hang();
            using var cancel = new CancellationTokenSource();
            var reply = stage.Open().Say("hello");
            var reading = Read(reply, cancel.Token);
            cancel.Cancel();
            Assert.That(async () => await reading, Throws.InstanceOf<OperationCanceledException>());
            stage.Session.Release();
            Assert.That(reply.Wait().End, Is.EqualTo(ReplyEnd.Cancelled));
        }

        [Test]
        public void Drain_IntoASmallBuffer_GivesTheTextInPieces()
        {
            using var stage = new Stage();
            var reply = stage.Open().Say("I need a bed for the night");
            reply.Wait();
            var buffer = new char[5];
            var text = "";
            for (var count = reply.Drain(buffer); count > 0; count = reply.Drain(buffer)) text += new string(buffer, 0, count);
            Assert.That(text, Is.EqualTo("Two silver, and mind the third stair."));
            Assert.That(reply.IsDone);
        }

        [Test]
        public void Say_WhenTheLastReplyWasRead_UsesItsMemoryAgain()
        {
            var undisturbed = Stage.Undisturbed();
            using var stage = new Stage();
            var conversation = stage.Open();
            PendingReply Say(int line, out long allocated)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                var reply = conversation.Say(Stage.Lines[line]);
                allocated = GC.GetAllocatedBytesForCurrentThread() - before;
                reply.Wait();
                return reply;
            }

            var first = Say(0, out _);
            var second = Say(1, out var unread);
            Assert.That(Stage.Text(first), Is.EqualTo(undisturbed[0]));
            Assert.That(Stage.Text(second), Is.EqualTo(undisturbed[1]));
            Stage.Events(second);
            var third = Say(2, out var read);

            Assert.That(read, Is.LessThan(unread - 10_000));
            Assert.That(second.Drain(new char[10]), Is.Zero);
            Assert.That(second.TryRead(out _), Is.False);
            Assert.That(second.IsDone);
            Assert.That(Stage.Text(third), Is.EqualTo(undisturbed[2]));
        }

        private static async Task<string> Read(PendingReply reply) => await Read(reply, default);

        private static async Task<string> Read(PendingReply reply, CancellationToken cancel)
        {
            var pieces = new List<string>();
            await foreach (var piece in reply.ReadAllAsync(cancel)) pieces.Add(piece);
            return string.Concat(pieces);
        }
    }
}
