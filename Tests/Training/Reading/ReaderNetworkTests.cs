using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class ReaderNetworkTests
    {
        private static readonly ReaderShape _shape = new(1, 8, 64, 32);
        private static readonly float[] _kept = Enumerable.Repeat(1f, 8).ToArray();

        [Test]
        public void Learn_WhenRepeated_BringsTheScoresToWhatIsWanted()
        {
            var words = Words();
            var network = new ReaderNetwork(_shape, words, 3, new Random(1));
            List<int> features = [3, 40], line = [1];
            float[] wanted = [2, -1, 0.5f], scores = new float[3];
            for (var i = 0; i < 500; i++)
            {
                network.Score(features, line, _kept, scores);
                network.Learn(features, line, scores.Zip(wanted, (s, w) => s - w).ToArray());
                network.Step(0.01f, 1);
            }

            Assert.That(scores, Is.EqualTo(wanted).Within(0.02));
        }

        [Test]
        public void Score_WhenAllUnitsAreDropped_LeavesWhatGoesPastThem()
        {
            var network = new ReaderNetwork(_shape, ReaderWords.None, 3, new Random(1));
            var scores = new float[3];
            network.Score([3, 40], [], new float[8], scores);

            Assert.That(scores, Is.All.Zero, "nothing is learnt yet");
        }

        [Test]
        public void Weights_WhenTrained_GiveTheRuntimeTheSameScores()
        {
            var words = Words();
            var network = new ReaderNetwork(_shape, words, 3, new Random(1));
            var scores = new float[3];
            network.Score([3, 40], [0, 1], _kept, scores);
            var weights = network.Weights();

            var hidden = Enumerable.Range(0, 8).Select(i => Gelu.At(
                (weights.Features[3 * 8 + i] + weights.Features[40 * 8 + i]) / MathF.Sqrt(2) + (weights.Words[i] + weights.Words[8 + i]) / 2)).ToArray();
            Assert.That(scores, Is.EqualTo(Enumerable.Range(0, 3).Select(j => hidden.Select((h, i) => h * weights.Output[i * 3 + j]).Sum())).Within(1e-4));
        }

        private static ReaderWords Words() => new(WordClusters.Create(["oil", "wax"], [new int[2], new int[2], new int[2]]), [0.6f, 0.8f, 1, 0], 2);
    }
}
