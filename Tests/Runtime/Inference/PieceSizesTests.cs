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
            Assert.That(PieceSizes.Choose(tokens, 64, 512), Is.EqualTo(expected));

        [TestCase(7, 16, 7, 6, Description = "the row has no room for an eighth")]
        [TestCase(15, 12, 100, 12, Description = "the device gets larger pieces wrong")]
        public void Choose_WhenALargerRunIsImpossible_TakesTheLargestPossible(int tokens, int largest, int room, int expected) =>
            Assert.That(PieceSizes.Choose(tokens, largest, room), Is.EqualTo(expected));

        [TestCase(32, true)]
        [TestCase(35, false, Description = "two runs are cheaper")]
        [TestCase(36, true)]
        [TestCase(64, true)]
        [TestCase(65, false)]
        public void TakesAll_OfSoManyTokens_IsWhatChooseDoes(int tokens, bool expected) =>
            Assert.That(PieceSizes.TakesAll(tokens, 64, 512), Is.EqualTo(expected));
    }
}
