using GptDialogue.Training.Reading.Teacher;
using NUnit.Framework;
using static TorchSharp.torch;

namespace GptDialogue.Training.Tests.Reading.Teacher
{
    [TestFixture]
    public sealed class WordNeighboursTests
    {
        [Test]
        public void Of_WhenVectorsPointNearlyTheSameWay_GivesTheWords()
        {
            using var vectors = tensor(new float[] { 1, 0, 0.98f, 0.199f, 0, 1 }, 3, 2);

            var neighbours = new WordNeighbours(["oil", "wax", "joy"], vectors);

            Assert.That(neighbours.Of("oil"), Is.EqualTo(new[] { "wax" }));
            Assert.That(neighbours.Of("joy"), Is.Empty);
            Assert.That(neighbours.Of("ink"), Is.Empty);
        }
    }
}
