using GptDialogue.Training.Data;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Data
{
    public class TokenRowsTests
    {
        [Test]
        public void ToTensors_WhenSomeTokensDoNotCount_GivesPlacesAndTargetsOfThoseThatDo()
        {
            var rows = new TokenRows(1, 4);
            for (ushort i = 0; i < 5; i++)
                rows.Row(0)[i] = (ushort)(10 + i);
            rows.Marks(0)[2] = rows.Marks(0)[4] = true;
            var (inputs, targets, positions) = rows.ToTensors(0, 1, 1, torch.CPU);
            Assert.That(inputs.data<long>().ToArray(), Is.EqualTo(new long[] { 10, 11, 12, 13 }));
            Assert.That(targets.data<long>().ToArray(), Is.EqualTo(new long[] { 12, 14 }));
            Assert.That(positions!.data<long>().ToArray(), Is.EqualTo(new long[] { 1, 3 }));
            Assert.That(rows.CountedTokens(), Is.EqualTo(2));
        }

        [Test]
        public void ToTensors_WhenCutInPieces_KeepsTheTokensInOrder()
        {
            var rows = new TokenRows(2, 4);
            for (ushort i = 0; i < 10; i++)
                (rows.Tokens[i], rows.Counted[i]) = (i, true);
            var (inputs, targets, positions) = rows.ToTensors(0, 2, 2, torch.CPU);
            Assert.That(inputs.shape, Is.EqualTo(new long[] { 4, 2 }));
            Assert.That(inputs.data<long>().ToArray(), Is.EqualTo(new long[] { 0, 1, 2, 3, 5, 6, 7, 8 }));
            Assert.That(targets.data<long>().ToArray(), Is.EqualTo(new long[] { 1, 2, 3, 4, 6, 7, 8, 9 }));
            Assert.That(positions, Is.Null);
        }
    }
}
