using System;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class ReaderEnsembleTests
    {
        private const int Width = 4;
        private static readonly int _intents = PlayerIntent.All.Count();
        private static readonly WordClusters _clusters = WordClusters.Create(["oil", "wax"], [new int[2], new int[2], new int[2]]);

        [Test]
        public void Join_WhenNetworksDiffer_ScoresTheMeanOfTheirs()
        {
            var random = new Random(8);
            var members = Enumerable.Range(0, 3).Select(_ => Drawn(random)).ToList();
            int[] features = [1, 5, 5, 77];
            int[] words = [1];
            var joined = IntentReader.Create(ReaderEnsemble.Join(members), _clusters).Read(features, words);
            var apart = members.Select(m => IntentReader.Create(m, _clusters).Read(features, words)).ToList();

            // Log-probabilities are scores up to a constant.
            var mean = Enumerable.Range(0, _intents).Select(i => apart.Average(a => a[i])).ToArray();
            for (var i = 1; i < _intents; i++)
                Assert.That(joined[i] - joined[0], Is.EqualTo(mean[i] - mean[0]).Within(0.05));
        }

        private static ReaderWeights Drawn(Random random)
        {
            float[] Draw(int count) => Enumerable.Range(0, count).Select(_ => (float)random.NextDouble() - 0.5f).ToArray();
            return new ReaderWeights(Draw(64 * Width), Draw(2 * Width), Draw(Width), Draw(Width * _intents), Draw(32 * _intents), Draw(_intents));
        }
    }
}
