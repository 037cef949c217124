using GptDialogue.Training.Export;
using GptDialogue.Training.Parity;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Parity
{
    [TestFixture]
    public sealed class TorchLogitsTests
    {
        [TestCase(false)]
        [TestCase(true)]
        public void Compare_WhenTheModelIsTheSame_IsWithinTolerance(bool relu)
        {
            using var folder = new TemporaryFolder();
            var directory = ModelFolder.Create(folder.File("model"), relu);
            var tokens = RandomModel.Tokens(GptWeights.Read(directory), directory.Config.Context);

            var (oracle, fused) = TorchLogits.Compare(directory, [tokens]);

            Assert.That(oracle, Is.LessThanOrEqualTo(ParityChecks.Tolerance));
            Assert.That(fused, Is.LessThanOrEqualTo(ParityChecks.Tolerance));
        }
    }
}
