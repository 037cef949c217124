using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GptDialogue.Dialogue;
using GptDialogue.Inference;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>What whole replies, grammar and names included, allocate per token, and what draining them every frame does.</summary>
    public sealed class GarbageTests
    {
        private static readonly string[] _lines = ["hello", "what happened to the bridge?", "who is captain orrin?", "how much is the ale?", "why?", "give me the iron key"];

        [TestCase(1)]
        [TestCase(16)]
        public void Say_WhenConversationsTalk_AllocatesNothingPerTokenAndDrain(int size)
        {
            AllocationProbe? probe = null;
            using var engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = size, Wrap = session => probe = new AllocationProbe(session) });
            var conversations = Enumerable.Range(0, size).Select(i => engine.Open(TestWorlds.Village(), "mara", null, new ConversationOptions { Seed = (ulong)i })).ToArray();
            Talk(conversations, 0);
            probe!.Changes = () => engine.Worker.Scheduler.Counts.Begun + engine.Worker.Scheduler.Counts.Done;

            // The least of several tries: .NET itself allocates now and then on whatever thread makes it compile a method again.
            var drained = long.MaxValue;
            var chosen = long.MaxValue;
            for (var attempt = 0; attempt < 5 && drained + chosen != 0; attempt++)
            {
                probe.Clear();
                var sum = 0L;
                for (var turn = 1; turn < _lines.Length; turn++) sum += Talk(conversations, turn);
                drained = Math.Min(drained, sum);
                chosen = Math.Min(chosen, probe.Bytes);
                TestContext.Out.WriteLine($"{probe.Tokens} runs between which only tokens were chosen, {probe.Bytes} bytes: {string.Join(" ", probe.Amounts)}");
                Assert.That(probe.Tokens, Is.GreaterThan(20));
            }

            Assert.That(drained, Is.Zero, "bytes allocated by the thread that drains");
            Assert.That(chosen, Is.Zero, "bytes allocated by the worker between two runs");
        }

        /// <summary>All say a line, and are drained as in a game until all have finished; returns what that allocated.</summary>
        private static long Talk(Conversation[] conversations, int turn)
        {
            var buffer = new char[256];
            var replies = conversations.Select((c, i) => c.Say(_lines[(turn + i) % _lines.Length])).ToArray();
            var before = GC.GetAllocatedBytesForCurrentThread();
            var open = true;
            while (open)
            {
                open = false;
                foreach (var reply in replies)
                {
                    reply.Drain(buffer);
                    while (reply.TryRead(out _))
                    {
                    }
                    open |= !reply.IsDone;
                }
                Thread.Yield();
            }
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        /// <summary>Adds up what the worker allocates from the end of one run to the beginning of the next.</summary>
        private sealed class AllocationProbe(IModelSession inner) : IModelSession
        {
            private long _last = -1;
            private long _changed;

            /// <summary>How many tasks have begun and ended: reading a line and making a result are no matter of tokens.</summary>
            public Func<long> Changes { get; set; } = () => 0;

            public long Tokens { get; private set; }

            public long Bytes { get; private set; }

            public List<long> Amounts { get; } = new(100_000);

            public string Variant => inner.Variant;

            public IExecutionDevice Device => inner.Device;

            public int VocabularySize => inner.VocabularySize;

            public KvCache Cache => inner.Cache;

            public long RunCount => inner.RunCount;

            public void Clear()
            {
                Tokens = 0;
                Bytes = 0;
                Amounts.Clear();
            }

            public bool CanDraft => inner.CanDraft;

            public bool ReadsPrompts => inner.ReadsPrompts;

            public int Read(int row, ReadOnlySpan<int> tokens)
            {
                _last = -1;
                return inner.Read(row, tokens);
            }

            public int Extend(int row, ReadOnlySpan<int> tokens, int tail = 1)
            {
                // Beginning a reply and reading its prompt may allocate; what follows with a guess of the next tokens may not.
                if (tail > 1) Count(tail);
                var count = inner.Extend(row, tokens, tail);
                _last = tail > 1 ? GC.GetAllocatedBytesForCurrentThread() : -1;
                return count;
            }

            public void Step(int first, ReadOnlySpan<int> tokens)
            {
                Count(1);
                inner.Step(first, tokens);
                _last = GC.GetAllocatedBytesForCurrentThread();
            }

            private void Count(int tokens)
            {
                var now = GC.GetAllocatedBytesForCurrentThread();
                var changed = Changes();
                if (_last >= 0 && changed == _changed)
                {
                    Tokens += tokens;
                    Bytes += now - _last;
                    if (now != _last) Amounts.Add(now - _last);
                }
                _changed = changed;
            }

            public Span<float> Logits(int index = 0) => inner.Logits(index);

            public void Prepare(int row) => inner.Prepare(row);

            public void Interrupt() => inner.Interrupt();

            public void Dispose() => inner.Dispose();
        }
    }
}
