using System.CommandLine;
using System.IO;
using System.Text.Json;
using GptDialogue.Training.Export;
using GptDialogue.Training.Parity;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Parity
{
    [TestFixture]
    public sealed class ParityCommandTests
    {
        private TemporaryFolder _folder = null!;

        [SetUp]
        public void CreateModel()
        {
            _folder = new TemporaryFolder();
            ModelFolder.Create(_folder.File("model"));
            File.WriteAllText(_folder.File("text"), ModelFolder.Text);
        }

        [TearDown]
        public void RemoveFolder() => _folder.Dispose();

        [Test]
        public void Run_WithItsOwnBundle_MeasuresIt()
        {
            Export("model", "own.gptbundle");

            Assert.That(Run("--text", _folder.File("text"), "--bundle", _folder.File("own.gptbundle")), Is.Zero);
        }

        [Test]
        public void Run_WithABundleOfOtherWeights_SaysSo()
        {
            ModelFolder.Write(_folder.File("other"), RandomModel.Create(vocab: 384, positions: 32, width: 32, seed: 9), []);
            Export("other", "other.gptbundle");

            Assert.That(() => Run("--bundle", _folder.File("other.gptbundle")),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("was not made from the weights"));
        }

        [Test]
        public void Run_WhenTheTextIsTooShort_SaysHowShort()
        {
            File.WriteAllText(_folder.File("text"), "a");

            Assert.That(() => Run("--text", _folder.File("text")), Throws.TypeOf<GptDialogueException>().With.Message.Contains("has 1 tokens"));
        }

        [Test]
        public void Run_WhenContinuationsAreAsked_WritesPromptsAndTokens()
        {
            File.WriteAllText(_folder.File("text"), "the bridge");
            Run("--prompts", _folder.File("text"), "--tokens", "2", "--continuations", _folder.File("out.json"));
            using var json = JsonDocument.Parse(File.ReadAllText(_folder.File("out.json")));

            Assert.That(json.RootElement[0].GetProperty("text").GetString(), Is.EqualTo("the bridge"));
            Assert.That(json.RootElement[0].GetProperty("tokens").GetArrayLength(), Is.EqualTo(2));
        }

        [Test]
        public void Run_WhenAPromptDoesNotFit_SaysSoAndWritesNothing()
        {
            Assert.That(() => Run("--prompts", _folder.File("text"), "--tokens", "64", "--continuations", _folder.File("out.json")),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("context is 32"));
            Assert.That(File.Exists(_folder.File("out.json")), Is.False);
        }

        private void Export(string model, string bundle) => BundleExporter.Export(
            Training.Interchange.ModelDirectory.Open(_folder.File(model)), _folder.File(bundle), new ExportOptions { Variants = Variant.Parse(["int8-kv8"]) });

        private int Run(params string[] options) => ParityCommand.Create().Parse([_folder.File("model"), .. options])
            .Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
    }
}
