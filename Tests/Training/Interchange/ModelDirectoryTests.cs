using System.IO;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Interchange
{
    public class ModelDirectoryTests
    {
        private static readonly GptConfig Tiny = new()
        { VocabularySize = 11, Context = 7, Width = 6, Heads = 2, Layers = 1, FeedForward = 5, Activation = ActivationKind.Relu };

        [Test]
        public void Open_WhenWrittenByUs_GivesTheSameModel()
        {
            using var folder = new TemporaryFolder();
            Write(folder, Tiny, Tiny);
            var model = ModelDirectory.Open(folder.Path);
            using var weights = model.OpenWeights();
            Assert.That(model.Config, Is.EqualTo(Tiny));
            Assert.That(model.Notes.Corpus, Is.EqualTo(new[] { "a book, public domain" }));
            Assert.That(model.Notes.Licence, Is.EqualTo("CC0"));
            Assert.That(ModelDirectory.ReadTensor(weights, GptTensors.TokenEmbedding), Has.Length.EqualTo(66).And.All.EqualTo(0.5f));
        }

        [Test]
        public void OpenWeights_WhenNamesLackThePrefix_FindsThem()
        {
            using var folder = new TemporaryFolder();
            Write(folder, Tiny, Tiny, prefix: "");
            using var weights = ModelDirectory.Open(folder.Path).OpenWeights();
            Assert.That(ModelDirectory.ReadTensor(weights, GptTensors.PositionTable), Has.Length.EqualTo(42));
        }

        [Test]
        public void OpenWeights_WhenOfAnotherModel_NamesTheTensorAndBothShapes()
        {
            using var folder = new TemporaryFolder();
            Write(folder, Tiny, Tiny with { Width = 8 });
            Assert.That(() => ModelDirectory.Open(folder.Path).OpenWeights(), Throws.TypeOf<GptDialogueException>()
                .With.Message.Contains("wte.weight").And.Message.Contains("[11, 8]").And.Message.Contains("[11, 6]"));
        }

        [Test]
        public void Open_WhenVersionIsNewer_SaysBothVersions()
        {
            using var folder = new TemporaryFolder();
            Write(folder, Tiny, Tiny);
            var config = folder.File(ModelDirectory.ConfigFile);
            File.WriteAllText(config, File.ReadAllText(config).Replace("\"version\": 1", "\"version\": 9"));
            Assert.That(() => ModelDirectory.Open(folder.Path),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("version 9").And.Message.Contains("up to 1"));
        }

        [TestCase("{ \"n_embd\": 8 }", "vocab_size")]
        [TestCase("{ \"model_type\": \"llama\" }", "llama")]
        [TestCase("{ \"vocab_size\": 10, \"n_positions\": 8, \"n_embd\": 9, \"n_layer\": 1, \"n_head\": 2 }", "not divisible")]
        [TestCase("{ \"vocab_size\": ", "config.json")]
        public void Open_WhenConfigurationDoesNotFit_GivesOneClearError(string json, string expected)
        {
            using var folder = new TemporaryFolder();
            File.WriteAllText(folder.File(ModelDirectory.ConfigFile), json);
            Assert.That(() => ModelDirectory.Open(folder.Path), Throws.TypeOf<GptDialogueException>().With.Message.Contains(expected));
        }

        [Test]
        public void Open_WhenFolderIsMissing_SaysWhatToGive() =>
            Assert.That(() => ModelDirectory.Open("/no/such/folder"),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("/no/such/folder").And.Message.Contains("config.json"));

        private static void Write(TemporaryFolder folder, GptConfig config, GptConfig stored, string prefix = GptTensors.Prefix) =>
            ModelDirectory.Write(folder.Path, config, new ModelNotes(["a book, public domain"], "CC0"), GptTensors.All(stored)
                .Select(t => TensorSource.Floats(prefix + t.Name[GptTensors.Prefix.Length..], t.Shape,
                    () => Enumerable.Repeat(0.5f, (int)t.Shape.Aggregate(1L, (a, b) => a * b)).ToArray())).ToArray());
    }
}
