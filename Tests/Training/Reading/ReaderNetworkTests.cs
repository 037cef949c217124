using System;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class ReaderNetworkTests
    {
        private static readonly ReaderShape _shape = new(1, 8, 64, 32, 4, [(3, 6), (2, 5)]);

        [Test]
        public void Learn_WhenRepeated_BringsTheScoresToWhatIsWanted()
        {
            var network = new ReaderNetwork(_shape, Words(), 3, new Random(1));
            var line = Line([3, 40], [17, 2]);
            float[] wanted = [2, -1, 0.5f], scores = new float[3];
            for (var i = 0; i < 500; i++)
            {
                network.Score(line, ReaderDropout.None, new Random(1), scores);
                network.Learn(line, scores.Zip(wanted, (s, w) => s - w).ToArray());
                network.Step(0.01f, 1);
            }

            Assert.That(scores, Is.EqualTo(wanted).Within(0.02));
        }

        [Test]
        public void Learn_WhenOnlyTheOrderOfWordsTells_LearnsIt()
        {
            var network = new ReaderNetwork(_shape, Words(), 2, new Random(1));
            ReaderInput[] lines = [Line([3], [16, 17]), Line([3], [17, 16])];
            var scores = new float[2];
            for (var i = 0; i < 500; i++)
            {
                network.Score(lines[i % 2], ReaderDropout.None, new Random(1), scores);
                network.Learn(lines[i % 2], scores.Select((s, j) => s - (j == i % 2 ? 1f : -1f)).ToArray());
                network.Step(0.01f, 1);
            }

            foreach (var (line, at) in lines.Select((l, i) => (l, i)))
            {
                network.Score(line, ReaderDropout.None, new Random(1), scores);
                Assert.That(scores[at], Is.GreaterThan(scores[1 - at] + 1));
            }
        }

        [Test]
        public void Score_WhenAllUnitsAreDropped_LeavesWhatGoesPastThem()
        {
            var network = new ReaderNetwork(_shape, ReaderWords.None, 3, new Random(1));
            var scores = new float[3];
            network.Score(Line([3, 40], []), ReaderDropout.None with { Units = 1 - 1e-9 }, new Random(1), scores);

            Assert.That(scores, Is.All.Zero, "nothing is learnt yet");
        }

        [Test]
        public void Join_WhenThereIsOneNetwork_GivesTheRuntimeTheSameReading()
        {
            var words = Words();
            var intents = PlayerIntent.All.Count();
            var network = new ReaderNetwork(_shape, words, intents, new Random(1));
            var scores = new float[intents];
            foreach (var line in new[] { Line([3, 40], [16, 1, 17]), Line([5], [17]), Line([5], []) })
            {
                network.Score(line, ReaderDropout.None, new Random(1), scores);
                var readings = IntentReader.Create(ReaderNetwork.Join([network]), words.Clusters).Read(line);

                // Log-probabilities are scores up to a constant.
                var shift = readings[0] - scores[0];
                Assert.That(readings.Select(r => r - shift), Is.EqualTo(scores).Within(0.03));
            }
        }

        [Test]
        public void Join_WhenNetworksDiffer_ScoresTheMeanOfTheirs()
        {
            var intents = PlayerIntent.All.Count();
            ReaderNetwork[] networks = [new(_shape, Words(), intents, new Random(1)), new(_shape, Words(), intents, new Random(2))];
            var line = Line([3, 40], [16, 1, 17]);
            var scores = networks.Select(n =>
            {
                var own = new float[intents];
                n.Score(line, ReaderDropout.None, new Random(1), own);
                return own;
            }).ToArray();

            var readings = IntentReader.Create(ReaderNetwork.Join(networks), Words().Clusters).Read(line);

            var shift = readings[0] - (scores[0][0] + scores[1][0]) / 2;
            Assert.That(readings.Select(r => r - shift), Is.EqualTo(scores[0].Zip(scores[1], (a, b) => (a + b) / 2)).Within(0.03));
        }

        private static ReaderInput Line(int[] features, int[] sequence)
        {
            var line = new ReaderInput();
            line.Features.AddRange(features);
            line.Sequence.AddRange(sequence);
            return line;
        }

        private static ReaderWords Words() => new(WordClusters.Create(["oil", "wax"], [new int[2], new int[2], new int[2]]), [0.6f, 0.8f, 1, 0], 2);
    }
}
