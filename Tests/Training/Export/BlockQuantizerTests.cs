using System;
using System.Linq;
using GptDialogue.Training.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    [TestFixture]
    public sealed class BlockQuantizerTests
    {
        [TestCase(8, 32, 0.006f)]
        [TestCase(4, 32, 0.15f)]
        [TestCase(4, 16, 0.15f)]
        public void Quantize_WhenDecodedAgain_IsNearTheMatrix(int bits, int block, float bound)
        {
            var random = new Random(3);
            var matrix = Enumerable.Range(0, 5 * 72).Select(_ => random.NextSingle() * 2 - 1).ToArray();       // rows of 72: the last block is padded
            var format = new BlockFormat(bits, block);

            var packed = BlockQuantizer.Quantize(matrix, 5, 72, format);

            Assert.That(packed.Codes, Has.Length.EqualTo(5 * format.Blocks(72) * format.BytesPerBlock));
            Assert.That(RandomModel.MaxDifference(BlockQuantizer.Dequantize(packed, 5, 72, format), matrix), Is.LessThan(bound));
        }

        [Test]
        public void Quantize_WhenABlockIsZero_StaysZero()
        {
            var format = new BlockFormat(4, 16);

            Assert.That(BlockQuantizer.Dequantize(BlockQuantizer.Quantize(new float[16], 1, 16, format), 1, 16, format), Is.All.Zero);
        }

        [Test]
        public void Fit_WhenTheWidthHasNoSuchBlocks_TakesTheNextSmaller()
        {
            Assert.That(new BlockFormat(8, 64).Fit(96).BlockSize, Is.EqualTo(32));
            Assert.That(() => new BlockFormat(8, 64).Fit(40), Throws.TypeOf<GptDialogueException>().With.Message.Contains("40"));
        }
    }
}
