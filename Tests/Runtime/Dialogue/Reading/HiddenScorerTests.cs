using System;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class HiddenScorerTests
    {
        private const int Width = 16, Intents = 5, Buckets = 64, DirectBuckets = 32, Words = 7;

        [TestCase(true)]
        [TestCase(false)]
        public void Score_WhenRoundedToBytes_IsCloseToSinglePrecision(bool direct)
        {
            var random = new Random(6);
            var weights = Draw(random, direct);
            var scorer = HiddenScorer.Create(weights);
            var worst = 0f;
            for (var line = 0; line < 50; line++)
            {
                var features = Enumerable.Range(0, random.Next(60)).Select(_ => random.Next(LineFeatures.Count)).ToArray();
                var words = Enumerable.Range(0, random.Next(6)).Select(_ => random.Next(Words)).ToArray();
                var scores = new float[Intents];
                scorer.Score(features, words, scores);
                worst = Math.Max(worst, Exact(weights, features, words).Zip(scores, (a, b) => Math.Abs(a - b)).Max());
            }

            Assert.That(worst, Is.LessThan(0.05f));
        }

        [Test]
        public void Score_WhenThereAreNoFeaturesAndWords_GoesByTheBiases()
        {
            var weights = Draw(new Random(2), true);
            var scores = new float[Intents];
            HiddenScorer.Create(weights).Score(Array.Empty<int>(), Array.Empty<int>(), scores);

            Assert.That(scores, Is.EqualTo(Exact(weights, Array.Empty<int>(), Array.Empty<int>())).Within(0.05));
        }

        [Test]
        public void Create_WhenAMatrixDoesNotFit_Throws()
        {
            var fit = Draw(new Random(2), true);

            Assert.That(() => HiddenScorer.Create(new ReaderWeights(fit.Features, fit.Words, fit.HiddenBias, fit.Output.Skip(1).ToArray(), fit.Direct, fit.Bias)), Throws.TypeOf<MessagePackSerializationException>());
            Assert.That(() => HiddenScorer.Create(new ReaderWeights(fit.Features.Take(3 * Width).ToArray(), fit.Words, fit.HiddenBias, fit.Output, fit.Direct, fit.Bias)), Throws.TypeOf<MessagePackSerializationException>());
        }

        private static ReaderWeights Draw(Random random, bool direct)
        {
            float[] Next(int count) => Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
            return new ReaderWeights(Next(Buckets * Width), Next(Words * Width), Next(Width), Next(Width * Intents), direct ? Next(DirectBuckets * Intents) : Array.Empty<float>(), Next(Intents));
        }

        // The same sums in single precision.
        private static float[] Exact(ReaderWeights weights, int[] features, int[] words)
        {
            var share = features.Length > 0 ? 1 / (float)Math.Sqrt(features.Length) : 0;
            var hidden = Enumerable.Range(0, Width).Select(i => Gelu.At(
                weights.HiddenBias[i] + features.Sum(f => weights.Features[f % Buckets * Width + i]) * share
                + (words.Length > 0 ? words.Average(w => weights.Words[w * Width + i]) : 0))).ToArray();
            return Enumerable.Range(0, Intents).Select(j => weights.Bias[j] + hidden.Select((h, i) => h * weights.Output[i * Intents + j]).Sum()
                + (weights.Direct.Length > 0 ? features.Sum(f => weights.Direct[f % DirectBuckets * Intents + j]) * share : 0)).ToArray();
        }
    }
}
