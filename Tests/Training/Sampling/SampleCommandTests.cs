using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Sampling;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Sampling
{
    public class SampleCommandTests
    {
        private TemporaryFolder _folder = null!;

        private string _model = "";

        [SetUp]
        public void SetUp()
        {
            _folder = new TemporaryFolder();
            _model = ModelFolder.Create(_folder.File("model")).Path;
        }

        [TearDown]
        public void TearDown() => _folder.Dispose();

        [Test]
        public void Sample_WhenSeedIsTheSame_WritesTheSameText()
        {
            var first = Sample(_model, "--prompt", "the inn", "--seed", "3");

            Assert.That(Sample(_model, "--prompt", "the inn", "--seed", "3"), Is.EqualTo(first));
            Assert.That(Sample(_model, "--prompt", "the inn", "--seed", "4"), Is.Not.EqualTo(first));
            Assert.That(first, Does.StartWith("the inn"));
        }

        // The model of the fixture has a context of 32 tokens.
        [Test]
        public void Sample_WhenLongerThanTheContext_GoesOn()
        {
            var text = Sample(_model, "--prompt", "the inn", "--tokens", "100", "--temperature", "0");

            Assert.That(text, Has.Length.GreaterThan(Sample(_model, "--prompt", "the inn", "--tokens", "30", "--temperature", "0").Length));
        }

        [Test]
        public void Sample_WhenGivenABundle_WritesWhatTheModelWrites()
        {
            var bundle = _folder.File("model.gptbundle");
            BundleExporter.Export(ModelDirectory.Open(_model), bundle, new ExportOptions { Variants = Variant.Parse(["oracle", "fp32"]) });

            Assert.That(Sample(bundle, "--temperature", "0"), Is.EqualTo(Sample(_model, "--temperature", "0")));
            Assert.That(() => Sample(bundle, "--variant", "oracle"), Throws.TypeOf<GptDialogueException>());
        }

        [Test]
        public void Sample_WhenNothingIsThere_SaysSo() =>
            Assert.That(() => Sample(_folder.File("none")), Throws.TypeOf<GptDialogueException>().With.Message.Contains("none"));

        private static string Sample(params string[] arguments) => CommandRun.Output(SampleCommand.Create(), arguments);
    }
}
