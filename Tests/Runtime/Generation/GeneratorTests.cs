using System;
using System.Linq;
using System.Threading;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class GeneratorTests
    {
        private static readonly SamplerOptions Varied = new() { Temperature = 1, TopK = 50, TopP = 0.95f, MinP = 0.001f, RepetitionPenalty = 1.1f };

        [Test]
        public void Next_WhenGreedy_GivesTheTokensOfTheOracle()
        {
            using var session = Fixture.Load();
            using var oracle = new Fixture.Oracle();
            var generator = Prompted(session, 20);
            var sampler = Greedy(session);
            for (var i = 0; i < 30; i++)
            {
                var expected = Sampler.ArgMax(oracle.Logits(generator.Tokens));
                Assert.That(generator.Next(sampler), Is.EqualTo(expected), $"token {i}");
            }
        }

        [Test]
        public void Next_WhenTheSeedIsTheSame_GivesTheSameTokens()
        {
            using var session = Fixture.Load();
            var first = Generate(Prompted(session, 20), new Sampler(Varied, 3, session.VocabularySize), 50);
            var second = Generate(Prompted(session, 20), new Sampler(Varied, 3, session.VocabularySize), 50);
            Assert.That(second, Is.EqualTo(first));
            Assert.That(first.Distinct().Count(), Is.GreaterThan(10));
        }

        [Test]
        public void Prefill_AfterNext_ContinuesTheSequence()
        {
            using var session = Fixture.Load();
            using var oracle = new Fixture.Oracle();
            var generator = Prompted(session, 20);
            generator.Next(Greedy(session));
            generator.Prefill([200, 201, 202]);
            Assert.That(generator.Length, Is.EqualTo(24));
            Assert.That(generator.Next(Greedy(session)), Is.EqualTo(Sampler.ArgMax(oracle.Logits(generator.Tokens[..24]))));
        }

        [Test]
        public void RewindTo_ThenNext_RepeatsWhatCameBefore()
        {
            using var session = Fixture.Load();
            var generator = Prompted(session, 20);
            var first = Generate(generator, Greedy(session), 40);
            generator.RewindTo(20);
            Assert.That(generator.Length, Is.EqualTo(20));
            Assert.That(Generate(generator, Greedy(session), 40), Is.EqualTo(first));
            generator.RewindTo(33);
            Assert.That(Generate(generator, Greedy(session), 27), Is.EqualTo(first.Skip(13)));
        }

        [Test]
        public void RewindTo_ThenPrefill_EqualsAFreshSequence()
        {
            using var session = Fixture.Load(rows: 2);
            var generator = Prompted(session, 20);
            Generate(generator, Greedy(session), 10);
            generator.RewindTo(15);
            generator.Prefill([300, 301]);
            var fresh = new Generator(session, 1);
            fresh.Prefill(generator.Tokens);
            Assert.That(Generate(generator, Greedy(session), 20), Is.EqualTo(Generate(fresh, Greedy(session), 20)));
        }

        [Test]
        public void Next_WhenRowsTakeTurns_EqualsEachRowAlone()
        {
            using var session = Fixture.Load(rows: 2);
            var alone = new[] { 11, 37 }.Select(length => Generate(Prompted(session, length), Greedy(session), 25)).ToArray();
            var a = Prompted(session, 11);
            var b = Prompted(session, 37, row: 1);
            var sampler = Greedy(session);
            for (var i = 0; i < 25; i++)
            {
                Assert.That(a.Next(sampler), Is.EqualTo(alone[0][i]));
                Assert.That(b.Next(sampler), Is.EqualTo(alone[1][i]));
            }
        }

        [Test]
        public void Next_UnderAConstraint_ObeysAndTellsIt()
        {
            using var session = Fixture.Load();
            var generator = Prompted(session, 10);
            var constraint = new Only(140, 141, 142);
            var tokens = Enumerable.Range(0, 3).Select(_ => generator.Next(Greedy(session), constraint)).ToArray();
            Assert.That(tokens, Is.EqualTo(new[] { 140, 141, 142 }));
        }

        [Test]
        public void Next_WhenEverythingIsForbidden_ChangesNothing()
        {
            using var session = Fixture.Load();
            var generator = Prompted(session, 10);
            Assert.That(() => generator.Next(Greedy(session), new Only()), Throws.TypeOf<GptDialogueException>());
            Assert.That(generator.Length, Is.EqualTo(10));
            var expected = Generate(Prompted(session, 10), Greedy(session), 5);
            generator = Prompted(session, 10);
            Assert.That(() => generator.Next(Greedy(session), new Only()), Throws.TypeOf<GptDialogueException>());
            Assert.That(Generate(generator, Greedy(session), 5), Is.EqualTo(expected));
        }

        [Test]
        public void Next_WhenWarm_AllocatesNothing()
        {
            using var session = Fixture.Load("int8-kv8");
            var generator = Prompted(session, 20);
            var sampler = new Sampler(Varied, 1, session.VocabularySize);
            generator.Next(sampler);
            var allocated = Garbage.Of(() => { for (var i = 0; i < 150; i++) generator.Next(sampler); }, before: () => generator.RewindTo(20));
            Assert.That(allocated, Is.Zero);
        }

        [Test]
        public void Prefill_WhenItDoesNotFit_ChangesNothing()
        {
            using var session = Fixture.Load(capacity: 32);
            var generator = Prompted(session, 20);
            Assert.That(() => generator.Prefill(Fixture.Tokens(session, 13)),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("has 20 of 32 tokens, 13 more do not fit"));
            Assert.That(generator.Length, Is.EqualTo(20));
            Assert.That(generator.Room, Is.EqualTo(12));
        }

        [Test]
        public void Next_WhenFull_SaysSo()
        {
            using var session = Fixture.Load(capacity: 32);
            var generator = Prompted(session, 30);
            Generate(generator, Greedy(session), 2);
            Assert.That(() => generator.Next(Greedy(session)), Throws.TypeOf<GptDialogueException>().With.Message.Contains("32 of 32"));
        }

        [Test]
        public void Next_OfAnEmptySequence_SaysSo()
        {
            using var session = Fixture.Load();
            Assert.That(() => new Generator(session).Next(Greedy(session)), Throws.TypeOf<GptDialogueException>().With.Message.Contains("empty"));
        }

        [Test]
        public void Prefill_WhenCancelled_StopsBetweenRunsAndCanGoOn()
        {
            using var session = Fixture.Load();
            var tokens = Fixture.Tokens(session, 200, seed: 200);
            var generator = new Generator(session);
            generator.Prefill(tokens.AsSpan(0, 70));
            Assert.That(generator.Prefill(tokens.AsSpan(70), new CancellationToken(true)), Is.False);
            Assert.That(generator.Length, Is.EqualTo(70));
            generator.Prefill(tokens.AsSpan(70));
            Assert.That(Generate(generator, Greedy(session), 20), Is.EqualTo(Generate(Prompted(session, 200), Greedy(session), 20)));
        }

        [Test]
        public void Prefill_WhenARunFails_KeepsTheSequenceUsable()
        {
            using var session = Fixture.Load();
            var generator = Prompted(session, 20);
            var expected = Generate(generator, Greedy(session), 10);
            generator.RewindTo(20);
            session.Interrupt();
            Assert.That(() => generator.Prefill(Fixture.Tokens(session, 30)), Throws.TypeOf<GptDialogueException>());
            Assert.That(generator.Length, Is.EqualTo(20));
            Assert.That(Generate(generator, Greedy(session), 10), Is.EqualTo(expected));
        }

        internal static Generator Prompted(ModelSession session, int length, int row = 0)
        {
            var generator = new Generator(session, row);
            generator.Prefill(Fixture.Tokens(session, length, length));
            return generator;
        }

        internal static Sampler Greedy(ModelSession session) => new(SamplerOptions.Greedy, 1, session.VocabularySize);

        private static int[] Generate(Generator generator, Sampler sampler, int count) =>
            Enumerable.Range(0, count).Select(_ => generator.Next(sampler)).ToArray();

        /// <summary>Allows the given tokens, one after another.</summary>
        private sealed class Only(params int[] tokens) : ITokenConstraint
        {
            private int _at;

            public void Apply(Span<float> logits)
            {
                for (var i = 0; i < logits.Length; i++)
                    if (_at >= tokens.Length || i != tokens[_at]) logits[i] = float.NegativeInfinity;
            }

            public void Accept(int token) => Assert.That(token, Is.EqualTo(tokens[_at++]));
        }
    }
}
