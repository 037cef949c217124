using System;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference
{
    public class ModelSessionTests
    {
        [Test]
        public void Extend_WhenFp32_GivesTheLogitsOfTheOracle()
        {
            using var session = Fixture.Load();
            using var oracle = new Fixture.Oracle();
            var tokens = Fixture.Tokens(session, 90);
            for (var length = 1; length <= tokens.Length; length += 13)
            {
                session.Cache.RewindTo(0, 0);
                Fixture.Append(session, 0, tokens.AsSpan(0, length));
                Assert.That(Difference(session.Logits(), oracle.Logits(tokens.AsSpan(0, length))), Is.LessThan(1e-4));
            }
        }

        [Test]
        public void Step_WhenGreedyAndFp32_GivesTheTokensOfTheOracle()
        {
            using var session = Fixture.Load();
            using var oracle = new Fixture.Oracle();
            var prompt = Fixture.Tokens(session, 20);
            var cached = Greedy(session, prompt, 200);
            var sequence = prompt.ToList();
            for (var i = 0; i < 200; i++) sequence.Add(Sampler.ArgMax(oracle.Logits(sequence.ToArray())));
            Assert.That(cached, Is.EqualTo(sequence.Skip(prompt.Length)));
        }

        [TestCaseSource(typeof(Fixture), nameof(Fixture.Variants))]
        public void Step_WhenGreedy_GivesTheTokensOfRunningEverythingAnew(string variant)
        {
            using var session = Fixture.Load(variant);
            var prompt = Fixture.Tokens(session, 20);
            var cached = Greedy(session, prompt, 200);
            var sequence = prompt.ToList();
            for (var i = 0; i < 200; i++)
            {
                session.Cache.RewindTo(0, 0);
                Fixture.Append(session, 0, sequence.ToArray());
                sequence.Add(Sampler.ArgMax(session.Logits()));
            }
            Assert.That(cached, Is.EqualTo(sequence.Skip(prompt.Length)));
        }

        [TestCaseSource(typeof(Fixture), nameof(Fixture.Variants))]
        public void Step_OfSeveralRows_EqualsEachRowAlone(string variant)
        {
            int[] lengths = [5, 40, 17, 64];
            using var session = Fixture.Load(variant, rows: 4);
            var prompts = lengths.Select((length, row) => Fixture.Tokens(session, length, row)).ToArray();
            var alone = prompts.Select(prompt => Greedy(session, prompt, 30)).ToArray();

            var next = new int[4];
            for (var row = 0; row < 4; row++)
            {
                session.Cache.RewindTo(row, 0);
                Fixture.Append(session, row, prompts[row]);
                next[row] = Sampler.ArgMax(session.Logits());
            }
            for (var i = 0; i < 30; i++)
            {
                Assert.That(next, Is.EqualTo(alone.Select(tokens => tokens[i])), $"token {i}");
                session.Step(0, next);
                for (var row = 0; row < 4; row++) next[row] = Sampler.ArgMax(session.Logits(row));
            }
        }

        [Test]
        public void Logits_HoweverTokensAreGroupedIntoRuns_AreTheSameToTheLastBit([Values(1, 2, 3, 4, 5)] int rows)
        {
            using var session = Fixture.LoadShipped(rows: 5);
            var tokens = Fixture.Tokens(session, 90, seed: rows);
            Fixture.Append(session, 0, tokens);
            var expected = session.Logits().ToArray();
            session.Cache.RewindTo(0, 0);
            // Pieces of every length for the first third, then a token at a time beside rows of other lengths.
            var pieces = new[] { 1, 3, 2, 5, 1, 1, 7, 10 };
            for (int i = 0, at = 0; i < pieces.Length; at += pieces[i++]) Fixture.Append(session, 0, tokens.AsSpan(at, pieces[i]));
            for (var row = 1; row < rows; row++) Fixture.Append(session, row, tokens.AsSpan(row, 11 * row));
            for (var i = 30; i < tokens.Length; i++)
            {
                var beside = i % 4 == 0 ? 1 : rows;
                session.Step(0, Enumerable.Repeat(tokens[i], beside).ToArray());
            }

            Assert.That(session.Logits().ToArray(), Is.EqualTo(expected));
        }

        [Test]
        public void Read_HoweverAPromptIsCutIntoRuns_GivesTheSameToTheLastBit([Values(1, 2)] int threads, [Values(1, 2, 3, 7, 30, 41, 64)] int size)
        {
            using var session = Fixture.LoadShipped(threads: threads);
            var tokens = Fixture.Tokens(session, 331, seed: size);
            var random = new Random(size);
            Read(session, tokens, () => ModelSession.MaxChunk);
            var expected = session.Logits().ToArray();
            session.Cache.RewindTo(0, 0);

            Read(session, tokens, () => random.Next(1, size + 1));

            Assert.That(session.Logits().ToArray(), Is.EqualTo(expected));
        }

        [Test]
        public void Read_BesideExtend_ComesCloseAndGoesOnTheSameWay()
        {
            using var session = Fixture.LoadShipped();
            var tokens = Fixture.Tokens(session, 200);
            Fixture.Append(session, 0, tokens);
            var extended = session.Logits().ToArray();
            session.Cache.RewindTo(0, 0);

            Read(session, tokens, () => ModelSession.MaxChunk);

            var read = session.Logits().ToArray();
            var largest = extended.Zip(read, (a, b) => Math.Abs(a - b)).Max();
            TestContext.Out.WriteLine($"largest difference {largest}, of logits that reach from {extended.Min()} to {extended.Max()}");
            Assert.That(session.ReadsPrompts, Is.True);
            Assert.That(largest, Is.LessThan(0.02f * (extended.Max() - extended.Min())));
        }

        [Test]
        public void Read_WhereTheContextEnds_FillsItAndRefusesMore()
        {
            using var session = Fixture.LoadShipped();
            var tokens = Fixture.Tokens(session, session.Cache.Capacity);

            Read(session, tokens.AsSpan(0, tokens.Length - 1), () => ModelSession.MaxChunk);
            Read(session, tokens.AsSpan(tokens.Length - 1), () => 1);

            Assert.That(session.Cache.Length(0), Is.EqualTo(session.Cache.Capacity));
            Assert.That(() => session.Read(0, [5]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("do not fit"));
        }

        private static void Read(ModelSession session, ReadOnlySpan<int> tokens, Func<int> size)
        {
            while (!tokens.IsEmpty) tokens = tokens[session.Read(0, tokens[..Math.Min(tokens.Length, size())])..];
        }

        [Test]
        public void Step_OfTheLastRowsOnly_LeavesTheOthersAlone()
        {
            using var session = Fixture.Load(rows: 3);
            for (var row = 0; row < 3; row++) Fixture.Append(session, row, Fixture.Tokens(session, 10 + row, row));
            session.Step(1, [200, 201]);
            Assert.That(new[] { 0, 1, 2 }.Select(session.Cache.Length), Is.EqualTo(new[] { 10, 12, 13 }));
        }

        [TestCaseSource(typeof(Fixture), nameof(Fixture.Variants))]
        public void StepAndExtend_WhenWarm_AllocateNothing(string variant)
        {
            using var session = Fixture.Load(variant);
            var tokens = Fixture.Tokens(session, 200);
            Fixture.Append(session, 0, tokens);
            var allocated = Garbage.Of(
                () =>
                {
                    Fixture.Append(session, 0, tokens.AsSpan(0, 100));
                    for (var i = 0; i < 100; i++) session.Step(0, tokens.AsSpan(i, 1));
                },
                before: () => session.Cache.RewindTo(0, 0));
            Assert.That(allocated, Is.Zero);
        }

        [Test]
        public void Extend_WhenLogitsOfAllTokensAreWanted_GivesThoseOfEveryPosition()
        {
            using var session = Fixture.Load();
            var tokens = Fixture.Tokens(session, 8);
            Assert.That(session.Extend(0, tokens, tail: 8), Is.EqualTo(8));
            var all = Enumerable.Range(0, 8).Select(i => session.Logits(i).ToArray()).ToArray();
            session.Cache.RewindTo(0, 0);
            for (var i = 0; i < 8; i++)
            {
                session.Step(0, tokens.AsSpan(i, 1));
                Assert.That(Difference(session.Logits(), all[i]), Is.LessThan(1e-4));
            }
        }

        [Test]
        public void Extend_WhenTheRowIsFull_SaysHowMuchFitsAndChangesNothing()
        {
            using var session = Fixture.Load(capacity: 32);
            Fixture.Append(session, 0, Fixture.Tokens(session, 30));
            Assert.That(() => session.Extend(0, [200, 201, 202]),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("Row 0 holds 30 of 32 tokens, 3 more do not fit"));
            Assert.That(session.Cache.Length(0), Is.EqualTo(30));
            Fixture.Append(session, 0, [200, 201]);
            Assert.That(() => session.Step(0, [202]), Throws.TypeOf<GptDialogueException>());
        }

        [Test]
        public void Extend_AfterAnInterrupt_FailsOnceAndLeavesTheRowAsItWas()
        {
            using var session = Fixture.Load();
            Fixture.Append(session, 0, Fixture.Tokens(session, 10));
            session.Interrupt();
            Assert.That(() => session.Step(0, [200]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("interrupted"));
            Assert.That(session.Cache.Length(0), Is.EqualTo(10));
            session.Step(0, [200]);
            Assert.That(session.Cache.Length(0), Is.EqualTo(11));
        }

        [Test]
        public void Load_WhenTheVariantHasNoCache_SaysSo() =>
            Assert.That(() => Fixture.Load(BundleVariant.Oracle), Throws.TypeOf<GptDialogueException>().With.Message.Contains("cannot be decoded token by token"));

        [Test]
        public void Load_WhenTheCapacityIsTooLarge_SaysBothNumbers() =>
            Assert.That(() => Fixture.Load(capacity: 100_000), Throws.TypeOf<GptDialogueException>().With.Message.Contains("capacity of 100000 tokens"));

        [Test]
        public void Load_WhenTheModelIsNoOnnx_GivesOneClearError()
        {
            var path = System.IO.Path.GetTempFileName();
            try
            {
                BundleWriter.Write(path, Bundles.SampleBundle.Header(), Bundles.SampleBundle.Payloads());
                using var bundle = BundleReader.Open(path);
                Assert.That(() => ModelSession.Load(bundle, new ModelOptions()),
                    Throws.TypeOf<GptDialogueException>().With.Message.Contains("variant 'int8-kv8' on cpu: the model cannot be loaded"));
            }
            finally
            {
                System.IO.File.Delete(path);
            }
        }

        private static int[] Greedy(ModelSession session, int[] prompt, int count)
        {
            session.Cache.RewindTo(0, 0);
            Fixture.Append(session, 0, prompt);
            var tokens = new int[count];
            for (var i = 0; i < count; i++)
            {
                tokens[i] = Sampler.ArgMax(session.Logits());
                session.Step(0, tokens.AsSpan(i, 1));
            }
            return tokens;
        }

        private static double Difference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            Assert.That(a.Length, Is.EqualTo(b.Length));
            var most = 0.0;
            for (var i = 0; i < a.Length; i++) most = Math.Max(most, Math.Abs(a[i] - b[i]));
            return most;
        }
    }
}
