using System;
using GptDialogue.Training.Export;
using GptDialogue.Training.Parity;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Parity
{
    [TestFixture]
    public sealed class ParityChecksTests
    {
        [Test]
        public void FusedAgainstOracle_WhenTheGraphsAreOfOneModel_IsWithinTolerance()
        {
            var weights = RandomModel.Create();

            Assert.That(ParityChecks.FusedAgainstOracle(weights, [RandomModel.Tokens(weights, 48)]), Is.LessThanOrEqualTo(ParityChecks.Tolerance));
        }

        [Test]
        public void CachedAgainstUncached_WhenTheContextEndsFirst_ComparesUpToIt()
        {
            var weights = RandomModel.Create();

            Assert.That(ParityChecks.CachedAgainstUncached(weights, [1, 2, 3], 200), Is.EqualTo((45, -1)));
        }

        [Test]
        public void FirstDifference_WhenOneIsShorter_IsItsEnd()
        {
            Assert.That(ParityChecks.FirstDifference([1, 2, 3], [1, 2]), Is.EqualTo(2));
            Assert.That(ParityChecks.FirstDifference([1, 9], [1, 2]), Is.EqualTo(1));
            Assert.That(ParityChecks.FirstDifference([1, 2], [1, 2]), Is.EqualTo(-1));
        }

        [Test]
        public void MaxDifference_WhenOneIsNotANumber_IsInfinite() =>
            Assert.That(ParityChecks.MaxDifference([1f, float.NaN], [1f, 2f]), Is.EqualTo(float.PositiveInfinity));

        [Test]
        public void Measure_WhenEveryTokenIsEquallyLikely_IsTheVocabularySize()
        {
            var weights = RandomModel.Create();
            Array.Clear(weights.TokenEmbedding);        // the tied head then gives equal logits
            using var runner = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);

            Assert.That(Perplexity.Measure(runner, [RandomModel.Tokens(weights, 40)]), Is.EqualTo(160).Within(0.01));
        }

        [Test]
        public void CrossEntropy_WhenLogitsAreLarge_DoesNotOverflow() =>
            Assert.That(Perplexity.CrossEntropy([1000f, 1000f], 1), Is.EqualTo(Math.Log(2)).Within(1e-6));

        [Test]
        public void Best_WhenTwoAreEqual_IsTheFirst() => Assert.That(Greedy.Best([1f, 3f, 3f]), Is.EqualTo(1));
    }
}
