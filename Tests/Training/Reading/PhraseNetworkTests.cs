using System;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class PhraseNetworkTests
    {
        private static readonly ReaderShape _shape = new(1, 8, 64, 32, 4, [(3, 2), (1, 2)]);

        [Test]
        public void Find_WhenALineHasNoWords_FindsNothing()
        {
            float[] strongest = [7, 7, 7, 7];

            Assert.That(Network().Find([], 0, new Random(1), strongest), Is.False);
            Assert.That(strongest, Is.All.EqualTo(7));
        }

        [Test]
        public void Find_WhenAShorterLineFollows_ForgetsTheLongerOne()
        {
            var network = Network();
            float[] first = new float[4], again = new float[4];
            network.Find([16, 2], 0, new Random(1), first);
            network.Find([17, 17, 3, 4, 5, 16, 1, 1], 0, new Random(1), again);
            network.Find([16, 2], 0, new Random(1), again);

            Assert.That(again, Is.EqualTo(first));
        }

        [Test]
        public void Find_WhenWordsHaveKnownVectors_BeginsWithThem()
        {
            var weights = Network().Weights();

            Assert.That(weights.Vectors.Skip(WordSequence.Specials * 4).ToArray(), Is.EqualTo(new[] { 0.6f, 0.8f, 0, 0, 1, 0, 0, 0 }));
        }

        [Test]
        public void Learn_WhenRepeated_BringsTheAnswersToWhatIsWanted()
        {
            var network = Network();
            float[] wanted = [1, -0.5f, 0.3f, 2], strongest = new float[4];
            for (var i = 0; i < 400; i++)
            {
                network.Find([16, 2, 17], 0, new Random(1), strongest);
                network.Learn(strongest.Zip(wanted, (s, w) => s - w).ToArray());
                network.Step(0.01f, 1);
            }

            Assert.That(strongest, Is.EqualTo(wanted).Within(0.02));
        }

        private static PhraseNetwork Network() =>
            new(_shape, new ReaderWords(WordClusters.Create(["oil", "wax"], [new int[2], new int[2], new int[2]]), [0.6f, 0.8f, 1, 0], 2), new Random(3));
    }
}
