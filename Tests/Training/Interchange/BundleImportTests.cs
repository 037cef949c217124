using System.IO;
using System.Linq;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Interchange
{
    [TestFixture]
    public sealed class BundleImportTests
    {
        private TemporaryFolder _folder = null!;
        private string _target = "";

        [SetUp]
        public void CreateFolder()
        {
            _folder = new TemporaryFolder();
            _target = _folder.File("target");
        }

        [TearDown]
        public void RemoveFolder() => _folder.Dispose();

        [Test]
        public void FromBundle_WhenWeightsAreExact_GivesTheModelItWasMadeFrom()
        {
            var (bundle, weights) = Export("int8-kv8", "fp32");

            var (directory, variant) = ModelImport.FromBundle(bundle, _target);

            Assert.That(variant, Is.EqualTo("fp32"));
            Assert.That(directory.Config, Is.EqualTo(weights.Config));
            Assert.That(Values(GptWeights.Read(directory)), Is.EqualTo(Values(weights)));
        }

        [TestCase("int8", 0.01f)]
        [TestCase("int4", 0.2f)]
        [TestCase("fp16", 0.001f)]
        public void FromBundle_WhenWeightsAreRounded_GivesThemAsRounded(string variant, float tolerance)
        {
            var (bundle, weights) = Export(variant);

            var read = GptWeights.Read(ModelImport.FromBundle(bundle, _target).Directory);

            var difference = RandomModel.RelativeDifference(Values(read), Values(weights));
            Assert.That(difference, Is.InRange(1e-7f, tolerance));
        }

        [TestCase("int8-kv8")]
        [TestCase("w8a8-kv8")]
        public void FromBundle_WhenTheModelWasRewrittenForTheVariant_GivesAnEquivalentModel(string variant)
        {
            var (bundle, weights) = Export(variant);
            var tokens = RandomModel.Tokens(weights, 24);
            using var original = new OracleRunner(OracleGraph.Build(weights));

            using var read = new OracleRunner(OracleGraph.Build(GptWeights.Read(ModelImport.FromBundle(bundle, _target).Directory)));

            Assert.That(RandomModel.RelativeDifference(read.Run(tokens), original.Run(tokens)), Is.InRange(1e-5f, 0.05f));
        }

        [Test]
        public void FromBundle_WhenExportedAgain_GivesTheSameRoundedWeights()
        {
            var (bundle, _) = Export("int8");
            var first = ModelImport.FromBundle(bundle, _target).Directory;
            var again = _folder.File("again.gptbundle");
            BundleExporter.Export(first, again, new ExportOptions { Variants = Variant.Parse(["int8"]) });

            var second = ModelImport.FromBundle(again, _folder.File("second")).Directory;

            // Scales and positions are stored in sixteen bits, so a second rounding may move a code by one step at most.
            Assert.That(RandomModel.RelativeDifference(Values(GptWeights.Read(second)), Values(GptWeights.Read(first))), Is.LessThan(1e-3f));
        }

        [Test]
        public void FromBundle_WhenTheTargetHoldsAnotherModel_LeavesItAlone()
        {
            var (bundle, _) = Export("int8");
            Directory.CreateDirectory(_target);
            File.WriteAllText(Path.Combine(_target, "precious"), "");

            Assert.That(() => ModelImport.FromBundle(bundle, _target), Throws.TypeOf<GptDialogueException>().With.Message.Contains("not empty"));
            Assert.That(Directory.GetFiles(_target), Has.Length.EqualTo(1));
        }

        private (string Bundle, GptWeights Weights) Export(params string[] variants)
        {
            var directory = ModelFolder.Create(_folder.File("source"));
            var bundle = _folder.File("model.gptbundle");
            BundleExporter.Export(directory, bundle, new ExportOptions { Variants = Variant.Parse(variants) });
            return (bundle, GptWeights.Read(directory));
        }

        private static float[] Values(GptWeights weights) => weights.Tensors().SelectMany(tensor => tensor.Values).ToArray();
    }
}
