using System;
using System.Linq;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Sampling
{
    public class SamplerTests
    {
        private const int Draws = 40_000;

        // Probabilities 0.4, 0.3, 0.2, 0.1 in scrambled order, and one that is forbidden.
        private static readonly float[] Probabilities = [0.2f, 0.4f, 0, 0.1f, 0.3f];

        [Test]
        public void Sample_WhenTemperatureIsOne_FollowsTheProbabilities() =>
            AssertFrequencies(new SamplerOptions { Temperature = 1 }, 0.2, 0.4, 0, 0.1, 0.3);

        [Test]
        public void Sample_WhenTemperatureIsHalf_SquaresTheProbabilities() =>
            AssertFrequencies(new SamplerOptions { Temperature = 0.5f }, 4 / 30.0, 16 / 30.0, 0, 1 / 30.0, 9 / 30.0);

        [Test]
        public void Sample_WhenTemperatureIsZero_TakesTheLikeliest() => AssertFrequencies(SamplerOptions.Greedy, 0, 1, 0, 0, 0);

        [Test]
        public void Sample_WhenTopKIsTwo_DrawsFromTheTwoLikeliest() =>
            AssertFrequencies(new SamplerOptions { Temperature = 1, TopK = 2 }, 0, 4 / 7.0, 0, 0, 3 / 7.0);

        [Test]
        public void Sample_WhenTopKIsOne_IsGreedy() => AssertFrequencies(new SamplerOptions { Temperature = 5, TopK = 1 }, 0, 1, 0, 0, 0);

        [TestCase(0.65f, 0, 4 / 7.0, 3 / 7.0)]
        [TestCase(0.75f, 2 / 9.0, 4 / 9.0, 3 / 9.0)]
        [TestCase(0.01f, 0, 1, 0)]
        public void Sample_WhenTopP_KeepsTheSmallestSetThatReachesIt(float topP, double first, double second, double last) =>
            AssertFrequencies(new SamplerOptions { Temperature = 1, TopP = topP }, first, second, 0, 0, last);

        [Test]
        public void Sample_WhenTopKAndTopP_AppliesTopPToWhatTopKLeft() =>
            // Of 4/9, 3/9 and 2/9 the first two reach 0.7.
            AssertFrequencies(new SamplerOptions { Temperature = 1, TopK = 3, TopP = 0.7f }, 0, 4 / 7.0, 0, 0, 3 / 7.0);

        [Test]
        public void Sample_WhenMinP_DropsWhatIsFarBelowTheLikeliest() =>
            AssertFrequencies(new SamplerOptions { Temperature = 1, MinP = 0.6f }, 0, 4 / 7.0, 0, 0, 3 / 7.0);

        [Test]
        public void Sample_WhenLogitsAreEqual_ResolvesTiesByToken()
        {
            var sampler = new Sampler(new SamplerOptions { Temperature = 1, TopK = 2 }, 1, 100);
            for (var i = 0; i < 200; i++) Assert.That(sampler.Sample(new float[100], default), Is.LessThan(2));
        }

        [Test]
        public void Sample_WhenRepetitionPenalty_ScalesEveryRecentTokenOnce()
        {
            var sampler = new Sampler(new SamplerOptions { RepetitionPenalty = 2, RepetitionWindow = 3 }, 1, 4);
            float[] logits = [3, -1, 2, 1];
            Assert.That(sampler.Sample(logits, [2, 0, 0, 1]), Is.EqualTo(2));
            Assert.That(logits, Is.EqualTo(new[] { 1.5f, -2, 2, 1 }));
        }

        [Test]
        public void Sample_WhenTheSeedIsTheSame_GivesTheSameTokens()
        {
            var options = new SamplerOptions { Temperature = 1.3f, TopK = 50, TopP = 0.9f, MinP = 0.01f };
            Assert.That(Sequence(options, 5), Is.EqualTo(Sequence(options, 5)));
            Assert.That(Sequence(options, 5), Is.Not.EqualTo(Sequence(options, 6)));
        }

        [Test]
        public void Sample_WhenTheStateIsRestored_ContinuesTokenForToken()
        {
            var options = new SamplerOptions { Temperature = 1 };
            var sampler = new Sampler(options, 9, 300);
            var random = new Random(1);
            for (var i = 0; i < 50; i++) sampler.Sample(Logits(random), default);
            var restored = new Sampler(options, 0, 300);
            restored.Random.State = sampler.Random.State;
            for (var i = 0; i < 50; i++)
            {
                var logits = Logits(random);
                Assert.That(restored.Sample((float[])logits.Clone(), default), Is.EqualTo(sampler.Sample(logits, default)));
            }
        }

        [TestCase(float.NegativeInfinity)]
        [TestCase(float.NaN)]
        public void Sample_WhenNothingMayCome_SaysSo(float logit)
        {
            var sampler = new Sampler(SamplerOptions.Greedy, 1, 3);
            Assert.That(() => sampler.Sample(new[] { logit, logit, logit }, default),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("None of the 3 tokens"));
        }

        [Test]
        public void Sample_WhenSomeLogitsAreNaN_NeverDrawsThem()
        {
            var sampler = new Sampler(new SamplerOptions { Temperature = 1, TopP = 0.99f }, 1, 3);
            for (var i = 0; i < 100; i++) Assert.That(sampler.Sample(new[] { float.NaN, 0, 0.5f }, default), Is.Not.Zero);
        }

        [Test]
        public void Sample_WhenWarm_AllocatesNothing()
        {
            var sampler = new Sampler(new SamplerOptions { Temperature = 1, TopK = 40, TopP = 0.9f, MinP = 0.01f, RepetitionPenalty = 1.1f }, 1, 300);
            var logits = Logits(new Random(2));
            var history = new[] { 1, 2, 3 };
            sampler.Sample(logits, history);
            Assert.That(Garbage.Of(() => { for (var i = 0; i < 100; i++) sampler.Sample(logits, history); }), Is.Zero);
        }

        [Test]
        public void Constructor_WhenAnOptionIsOutOfRange_NamesIt()
        {
            AssertRefused(new SamplerOptions { Temperature = -1 }, "Temperature is -1");
            AssertRefused(new SamplerOptions { Temperature = float.NaN }, "Temperature is NaN");
            AssertRefused(new SamplerOptions { TopP = 0 }, "TopP is 0");
            AssertRefused(new SamplerOptions { MinP = 1.5f }, "MinP is 1.5");
            AssertRefused(new SamplerOptions { TopK = -1 }, "TopK is -1");
            AssertRefused(new SamplerOptions { RepetitionPenalty = 0.5f }, "RepetitionPenalty is 0.5");
        }

        private static void AssertRefused(SamplerOptions options, string message) =>
            Assert.That(() => new Sampler(options, 1, 3), Throws.TypeOf<GptDialogueException>().With.Message.StartsWith(message));

        private static int[] Sequence(SamplerOptions options, ulong seed)
        {
            var sampler = new Sampler(options, seed, 300);
            var random = new Random(3);
            return Enumerable.Range(0, 100).Select(_ => sampler.Sample(Logits(random), default)).ToArray();
        }

        private static float[] Logits(Random random) => Enumerable.Range(0, 300).Select(_ => random.NextSingle() * 4).ToArray();

        private static void AssertFrequencies(SamplerOptions options, params double[] expected)
        {
            var sampler = new Sampler(options, 11, Probabilities.Length);
            var counts = new int[Probabilities.Length];
            for (var i = 0; i < Draws; i++) counts[sampler.Sample(Probabilities.Select(p => MathF.Log(p)).ToArray(), default)]++;
            for (var token = 0; token < counts.Length; token++)
            {
                // Five standard deviations, and exactly none where there should be none.
                var deviation = Math.Sqrt(expected[token] * (1 - expected[token]) * Draws);
                Assert.That(counts[token], Is.EqualTo(expected[token] * Draws).Within(5 * deviation), $"token {token}");
            }
        }
    }
}
