using System.Linq;
using GptDialogue.Inference;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Inference
{
    public sealed class PieceSizesTests
    {
        [TestCase(1, 1)]
        [TestCase(3, 4)]
        [TestCase(9, 12)]
        [TestCase(29, 32)]
        [TestCase(36, 40, Description = "four too many still cost less than a second run")]
        [TestCase(35, 32, Description = "five too many do not")]
        [TestCase(64, 64)]
        [TestCase(500, 64)]
        public void Choose_WhenThereIsRoom_RoundsUpByFourAtMost(int tokens, int expected) =>
            Assert.That(PieceSizes.Choose(tokens, 64, 512, exact: false), Is.EqualTo(expected));

        [TestCase(7, 16, 7, 6, Description = "the row has no room for an eighth")]
        [TestCase(15, 12, 100, 12, Description = "the device gets larger pieces wrong")]
        public void Choose_WhenALargerRunIsImpossible_TakesTheLargestPossible(int tokens, int largest, int room, int expected) =>
            Assert.That(PieceSizes.Choose(tokens, largest, room, exact: false), Is.EqualTo(expected));

        [Test]
        public void Choose_WhenNoTokenMayBeAdded_NeverRoundsUp() =>
            Assert.That(Enumerable.Range(1, 100).Select(tokens => PieceSizes.Choose(tokens, 64, 512, exact: true) - tokens), Is.All.LessThanOrEqualTo(0));
    }
}
