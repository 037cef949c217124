using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    [TestFixture]
    public sealed class BundleExporterTests
    {
        private TemporaryFolder _folder = null!;
        private string _model = "", _bundle = "";

        [SetUp]
        public void CreateFolder()
        {
            _folder = new TemporaryFolder();
            _model = _folder.File("model");
            _bundle = _folder.File("out.gptbundle");
        }

        [TearDown]
        public void RemoveFolder() => _folder.Dispose();

        [Test]
        public void Export_WhenEveryVariantIsAsked_WritesThemAllAndEachRuns()
        {
            var directory = ModelFolder.Create(_model);
            BundleExporter.Export(directory, _bundle, Options(Variant.All.Select(variant => variant.Name).ToArray()));
            var weights = GptWeights.Read(directory);
            var tokens = RandomModel.Tokens(weights, 24);

            using var bundle = BundleReader.Open(_bundle);
            using var oracle = new OracleRunner(bundle.ReadVariant(BundleVariant.Oracle));
            var expected = oracle.Run(tokens);
            Assert.Multiple(() =>
            {
                Assert.That(bundle.Header.Licence, Is.EqualTo("CC0-1.0"));
                Assert.That(bundle.Header.CorpusNotes, Is.EqualTo(new[] { "A sentence about an inn" }));
                Assert.That(bundle.Header.Calibration["text"], Is.EqualTo("sampled from the model"));
                foreach (var variant in Variant.All.Where(variant => variant.Name != BundleVariant.Oracle))
                {
                    using var fused = new FusedRunner(bundle.ReadVariant(variant.Name), 32);
                    var bound = variant.Weights switch { "fp32" or "fp16" => 0.06f, "int8" => 0.1f, _ => 0.5f };
                    Assert.That(RandomModel.RelativeDifference(fused.Run(tokens, 0, everyRow: true), expected), Is.LessThan(bound), variant.Name);
                }
            });
        }

        [Test]
        public void Export_WhenRepeated_GivesTheSameBytes()
        {
            var directory = ModelFolder.Create(_model);
            BundleExporter.Export(directory, _bundle, Options("oracle", "int8-kv8", "int4"));
            var first = File.ReadAllBytes(_bundle);

            BundleExporter.Export(directory, _bundle, Options("oracle", "int8-kv8", "int4"));

            Assert.That(File.ReadAllBytes(_bundle), Is.EqualTo(first));
        }

        [Test]
        public void Export_WhenQuantised_StoresTheTiedTableOnce()
        {
            var directory = ModelFolder.Create(_model, width: 64);
            var header = BundleExporter.Export(directory, _bundle, Options("fp32", "int8", "int4"));
            var parameters = directory.Config.ParameterCount;

            Assert.That(header.Find("fp32")!.Length, Is.LessThan(4 * parameters + 20_000));
            Assert.That(header.Find("int8")!.Length, Is.LessThan(1.25 * parameters + 20_000));
            Assert.That(header.Find("int4")!.Length, Is.LessThan(header.Find("int8")!.Length));
        }

        [TestCase("int8-kv8")]
        [TestCase("int4-kv8")]
        [TestCase("w8a8-kv8")]
        public void Export_WhenTheCacheHasEightBits_GivesTheSameBitsHoweverTokensAreGrouped(string variant)
        {
            var weights = RandomModel.Create(vocab: 384, width: 128, positions: 48);
            BundleExporter.Export(ModelFolder.Write(_model, weights, []), _bundle, Options(variant));
            using var bundle = BundleReader.Open(_bundle);
            using var session = ModelSession.Load(bundle, new ModelOptions { Rows = 3 });
            var tokens = RandomModel.Tokens(weights, 23);

            var alone = Logits(session, tokens, 1);

            foreach (var group in new[] { 2, 3, 8 })
                Assert.That(Logits(session, tokens, group), Is.EqualTo(alone), $"{group} tokens a run");
            session.Cache.RewindTo(0, 0);
            session.Extend(0, tokens);
            Assert.That(session.Logits().ToArray(), Is.EqualTo(alone[22]), "all tokens in a run");
            for (var row = 0; row < 3; row++)
                session.Cache.CopyPrefix(0, row, 22 - row);
            session.Step(0, [tokens[22], tokens[21], tokens[20]]);
            for (var row = 0; row < 3; row++)
                Assert.That(session.Logits(row).ToArray(), Is.EqualTo(alone[22 - row]), $"row {row}");
        }

        [Test]
        public void Export_WhenTheTokenizerIsOfAnotherModel_SaysSoAndWritesNothing()
        {
            var directory = ModelFolder.Create(_model);
            File.WriteAllText(Path.Combine(_model, ModelDirectory.ConfigFile),
                File.ReadAllText(Path.Combine(_model, ModelDirectory.ConfigFile)).Replace("\"vocab_size\": 400", "\"vocab_size\": 401"));

            Assert.That(() => BundleExporter.Export(ModelDirectory.Open(directory.Path), _bundle, Options("fp32")),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("401").And.Message.Contains("400 tokens"));
            Assert.That(File.Exists(_bundle), Is.False);
        }

        [Test]
        public void Export_WhenWeightsAreCutOff_KeepsTheOldBundle()
        {
            var directory = ModelFolder.Create(_model);
            File.WriteAllText(_bundle, "old");
            using (var stream = File.OpenWrite(Path.Combine(_model, ModelDirectory.WeightsFile)))
                stream.SetLength(stream.Length / 2);

            Assert.That(() => BundleExporter.Export(directory, _bundle, Options("fp32")), Throws.TypeOf<GptDialogueException>());
            Assert.That(File.ReadAllText(_bundle), Is.EqualTo("old"));
        }

        [Test]
        public void Export_WhenAWeightIsNotANumber_NamesTheTensor()
        {
            var weights = RandomModel.Create(vocab: 384, positions: 32, width: 32);
            weights.Blocks[1].Up.Bias[3] = float.NaN;
            var directory = ModelFolder.Write(_model, weights, []);

            Assert.That(() => BundleExporter.Export(directory, _bundle, Options("fp32")),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("h.1.mlp.c_fc.bias").And.Message.Contains("element 3"));
        }

        [Test]
        public void Export_WhenTheOutputCannotBeWritten_SaysSoAndLeavesNothingBehind()
        {
            var directory = ModelFolder.Create(_model);
            Directory.CreateDirectory(_bundle);

            Assert.That(() => BundleExporter.Export(directory, _bundle, Options("fp32")),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(_bundle));
            Assert.That(Directory.GetFileSystemEntries(_folder.Path), Has.Length.EqualTo(2));
        }

        [Test]
        public void Parse_WhenAVariantIsUnknown_ListsTheKnownOnes()
        {
            Assert.That(() => Variant.Parse(["int3"]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("'int3'").And.Message.Contains("int4-kv8"));
            Assert.That(() => Variant.Parse(["int4", "int4"]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("twice"));
        }

        /// <summary>Logits after every token of row 0, so many tokens in a run.</summary>
        private static float[][] Logits(ModelSession session, int[] tokens, int group)
        {
            var logits = new List<float[]>();
            session.Cache.RewindTo(0, 0);
            while (logits.Count < tokens.Length)
            {
                var wanted = tokens.AsSpan(logits.Count, Math.Min(group, tokens.Length - logits.Count));
                var count = session.Extend(0, wanted, wanted.Length);
                for (var i = 0; i < count; i++)
                    logits.Add(session.Logits(i).ToArray());
            }
            return logits.ToArray();
        }

        private static ExportOptions Options(params string[] variants) => new() { Variants = Variant.Parse(variants) };
    }
}
