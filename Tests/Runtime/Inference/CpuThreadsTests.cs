using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Inference;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference
{
    public class CpuThreadsTests
    {
        [Test]
        public void Logits_WithMoreThreads_AreTheSameToTheLastBit([Values(2, 3)] int threads)
        {
            using var alone = Fixture.LoadShipped(rows: 13);
            using var team = Fixture.LoadShipped(rows: 13, threads);
            Assert.That(Everything(team), Is.EqualTo(Everything(alone)));
        }

        [Test]
        public void Step_WithMoreThreads_AllocatesNothing()
        {
            using var session = Fixture.LoadShipped(rows: 8, threads: 2);
            var tokens = Fixture.Tokens(session, 8);
            var allocated = Garbage.Of(
                () =>
                {
                    for (var i = 0; i < 50; i++) session.Step(0, tokens);
                },
                () =>
                {
                    for (var row = 0; row < 8; row++) session.Cache.RewindTo(row, 0);
                });
            Assert.That(allocated, Is.Zero);
        }

        [Test]
        public void Step_WhenInterrupted_LeavesEveryRowAsBefore()
        {
            using var session = Fixture.LoadShipped(rows: 8, threads: 2);
            var tokens = Fixture.Tokens(session, 8);
            session.Step(0, tokens);
            var expected = Next(session, tokens);
            session.Interrupt();
            Assert.That(() => session.Step(0, tokens), Throws.InstanceOf<GptDialogueException>().With.Message.Contains("interrupted"));
            Assert.That(Next(session, tokens), Is.EqualTo(expected));
        }

        // Prompts of every length, then batches in which rows come and go.
        private static List<float> Everything(ModelSession session)
        {
            var seen = new List<float>();
            var tokens = Fixture.Tokens(session, 80);
            for (var row = 0; row < 13; row++)
            {
                Fixture.Append(session, row, tokens.AsSpan(row, 5 + row * 5));
                seen.AddRange(session.Logits().ToArray());
            }
            for (var rows = 1; rows <= 13; rows++)
            {
                session.Step(0, tokens.AsSpan(20, rows));
                for (var row = 0; row < rows; row++) seen.AddRange(session.Logits(row).ToArray());
            }
            return seen;
        }

        private static float[] Next(ModelSession session, int[] tokens)
        {
            session.Step(0, tokens);
            var logits = Enumerable.Range(0, 8).SelectMany(row => session.Logits(row).ToArray()).ToArray();
            for (var row = 0; row < 8; row++) session.Cache.RewindTo(row, 1);
            return logits;
        }
    }
}
