using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Interchange
{
    [TestFixture]
    public sealed class ModelImportTests
    {
        private TemporaryFolder _folder = null!;
        private string _source = "", _target = "";

        [SetUp]
        public void CreateFolder()
        {
            _folder = new TemporaryFolder();
            (_source, _target) = (_folder.File("source"), _folder.File("target"));
        }

        [TearDown]
        public void RemoveFolder() => _folder.Dispose();

        [Test]
        public void Run_WhenNamesHaveNoPrefix_ReadsTheSameModel()
        {
            var weights = Source(prefix: "");

            var result = ModelImport.Run(_source, _target);

            Assert.That(result.TokenizerProblem, Is.Null);
            Assert.That(GptWeights.Read(result.Directory).Tensors().SelectMany(tensor => tensor.Values),
                Is.EqualTo(weights.Tensors().SelectMany(tensor => tensor.Values)));
            using var file = Safetensors.Open(Path.Combine(_target, ModelDirectory.WeightsFile));
            Assert.That(file.Tensors.Keys, Has.All.StartsWith(GptTensors.Prefix));
        }

        [Test]
        public void Run_WhenMasksAndATiedHeadAreStored_LeavesThemOut()
        {
            var weights = RandomModel.Create(vocab: 400, positions: 32, width: 32);
            Source(GptTensors.Prefix, ("transformer.h.0.attn.bias", [1, 1, 2, 2], new float[4]), ("lm_head.weight", [400, 32], weights.TokenEmbedding));

            Assert.That(ModelImport.Run(_source, _target).Ignored, Is.EqualTo(new[] { "lm_head.weight", "transformer.h.0.attn.bias" }));
        }

        [Test]
        public void Run_WhenTheHeadIsNotTied_SaysSoAndWritesNothing()
        {
            Source(GptTensors.Prefix, ("lm_head.weight", [400, 32], new float[400 * 32]));

            AssertRefused("only models with a tied head");
        }

        [Test]
        public void Run_WhenATensorIsUnknown_NamesIt()
        {
            Source(GptTensors.Prefix, ("transformer.h.0.crossattention.c_attn.weight", [1], [1f]));

            AssertRefused("crossattention");
        }

        [Test]
        public void Run_WhenTheTokenizerIsMissing_SaysSo()
        {
            Source(GptTensors.Prefix);
            File.Delete(Path.Combine(_source, ModelDirectory.MergesFile));

            AssertRefused("merges.txt");
        }

        [Test]
        public void Run_WhenTheTokenizerIsOfAnotherLayout_ImportsAndReportsIt()
        {
            Source(GptTensors.Prefix);
            File.WriteAllText(Path.Combine(_source, ModelDirectory.VocabularyFile), "{\"!\": 0, \"a\": 1}");

            Assert.That(ModelImport.Run(_source, _target).TokenizerProblem, Does.Contain("vocab.json"));
        }

        [Test]
        public void Run_WhenTheActivationIsUnknown_SaysSo()
        {
            Source(GptTensors.Prefix);
            var config = Path.Combine(_source, ModelDirectory.ConfigFile);
            File.WriteAllText(config, File.ReadAllText(config).Replace("gelu_new", "silu"));

            AssertRefused("'silu'");
        }

        [Test]
        public void Run_WhenTheTargetHoldsAnotherModel_LeavesItAlone()
        {
            Source(GptTensors.Prefix);
            Directory.CreateDirectory(_target);
            File.WriteAllText(Path.Combine(_target, "precious"), "");

            Assert.That(() => ModelImport.Run(_source, _target), Throws.TypeOf<GptDialogueException>().With.Message.Contains("not empty"));
            Assert.That(Directory.GetFiles(_target), Has.Length.EqualTo(1));
        }

        private GptWeights Source(string prefix, params (string Name, long[] Shape, float[] Values)[] extras)
        {
            var directory = ModelFolder.Create(_source);
            var weights = GptWeights.Read(directory);
            var shapes = GptTensors.All(weights.Config).ToArray();
            IEnumerable<TensorSource> sources = weights.Tensors().Select((tensor, i) =>
                TensorSource.Floats(prefix + shapes[i].Name[GptTensors.Prefix.Length..], shapes[i].Shape, () => tensor.Values));
            sources = sources.Concat(extras.Select(extra => TensorSource.Floats(extra.Name, extra.Shape, () => extra.Values)));
            SafetensorsWriter.Write(Path.Combine(_source, ModelDirectory.WeightsFile), sources.ToArray());
            return weights;
        }

        private void AssertRefused(string message)
        {
            Assert.That(() => ModelImport.Run(_source, _target), Throws.TypeOf<GptDialogueException>().With.Message.Contains(message));
            Assert.That(Directory.GetFileSystemEntries(_folder.Path), Is.EqualTo(new[] { _source }));
        }
    }
}
