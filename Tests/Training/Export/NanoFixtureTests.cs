using System;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Tokenization;
using GptDialogue.Training.Export;
using GptDialogue.Training.Parity;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    /// <summary>The committed fixture: trained weights, as trainer and exporter wrote them. Tests/Fixtures~/nano.sh makes it.</summary>
    [TestFixture]
    public sealed class NanoFixtureTests
    {
        private BundleReader _bundle = null!;
        private BpeTokenizer _tokenizer = null!;
        private int[] _text = [];
        private int[][] _tales = [];

        [OneTimeSetUp]
        public void Open()
        {
            _bundle = BundleReader.Open(FixtureFile("nano.gptbundle"));
            _tokenizer = new BpeTokenizer(_bundle.Header.Merges, _bundle.Header.SpecialTokens);
            var tales = File.ReadAllText(FixtureFile("nano.txt")).Split("<|endoftext|>", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            _tales = tales.Select(tale => CalibrationText.Encode("<|endoftext|>" + tale, _tokenizer)).Where(tale => tale.Length > 1).ToArray();
            _text = _tales[0];
        }

        [OneTimeTearDown]
        public void Close() => _bundle.Dispose();

        [Test]
        public void Fixture_WhenListed_HoldsEveryKindOfVariantInLittleSpace()
        {
            Assert.That(_bundle.Header.Variants.Select(variant => variant.Name),
                Is.EquivalentTo(new[] { "oracle", "fp32", "fp16", "int8-kv8", "int4-kv8" }));
            Assert.That(new FileInfo(FixtureFile("nano.gptbundle")).Length, Is.LessThan(1_500_000));
        }

        [Test]
        public void Fp32_OnTheTrainingText_EqualsTheOracle()
        {
            using var oracle = new OracleRunner(_bundle.ReadVariant(BundleVariant.Oracle));
            using var fused = new FusedRunner(_bundle.ReadVariant("fp32"), _bundle.Header.Model.ContextLength);

            Assert.That(ParityChecks.MaxDifference(fused.Run(_text, 0, everyRow: true), oracle.Run(_text)), Is.LessThanOrEqualTo(ParityChecks.Tolerance));
        }

        [TestCase("fp16", 0.002)]
        [TestCase("int8-kv8", 0.01)]
        [TestCase("int4-kv8", 0.06)]
        public void Variant_OnTheTrainingText_LosesLittle(string name, double bound)
        {
            var expected = Measure("fp32");

            Assert.That(Measure(name) / expected - 1, Is.InRange(-bound, bound));
        }

        [TestCase("fp32")]
        [TestCase("fp16")]
        [TestCase("int8-kv8")]
        public void Greedy_OnTheBeginningOfATale_GivesTheGoldenTokens(string name)
        {
            const string Tale = "The king wanted a clock that never stopped. The clockmaker built it of gold, and it stopped.";
            var tokens = CalibrationText.Encode("<|endoftext|>" + Tale, _tokenizer);
            var prompt = CalibrationText.Encode("<|endoftext|>The king wanted", _tokenizer);
            using var runner = new FusedRunner(_bundle.ReadVariant(name), _bundle.Header.Model.ContextLength);

            var continuation = Greedy.Cached(runner, prompt, tokens.Length - prompt.Length);

            Assert.That(_tokenizer.Decode(continuation), Is.EqualTo(" a clock that never stopped. The clockmaker built it of gold, and it stopped."));
        }

        private double Measure(string name)
        {
            using var runner = new FusedRunner(_bundle.ReadVariant(name), _bundle.Header.Model.ContextLength);
            return Perplexity.Measure(runner, _tales);
        }

        private static string FixtureFile(string name)
        {
            var folder = TestContext.CurrentContext.TestDirectory;
            while (!File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests do not run inside the repository.");
            return Path.Combine(folder, "Tests", "Fixtures~", name);
        }
    }
}
