using System;
using System.Linq;
using GptDialogue.Training.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    [TestFixture]
    public sealed class PromptAttentionTests
    {
        [TestCase(2)]
        [TestCase(3)]
        [TestCase(7)]
        [TestCase(40)]
        public void Read_InRunsOfAnySize_StaysNearTokenByToken(int size)
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 42);
            var (rewritten, scales) = KvCalibration.Calibrate(weights, new[] { RandomModel.Tokens(weights, 48, seed: 3) });
            using var runner = new FusedRunner(FusedGraph.Build(rewritten, FloatEncoding.Single, scales), weights.Config.Context);
            var alone = Run(runner, tokens, 1);

            var read = Run(runner, tokens, size);

            Assert.That(RandomModel.RelativeDifference(read, alone), Is.LessThan(0.02f).And.GreaterThan(0f), "another way, nearly the same numbers");
        }

        [Test]
        public void Read_OfAPromptAlone_StoresTheSameAsTokenByToken()
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 42);
            var (rewritten, scales) = KvCalibration.Calibrate(weights, new[] { RandomModel.Tokens(weights, 48, seed: 3) });
            using var runner = new FusedRunner(FusedGraph.Build(rewritten, FloatEncoding.Single, scales), weights.Config.Context);

            Run(runner, tokens, 1);
            var (keys, values) = (runner.KeyCodes(0).ToArray(), runner.ValueCodes(0).ToArray());
            Run(runner, tokens, tokens.Length);

            Assert.That(runner.KeyCodes(0).ToArray(), Is.EqualTo(keys), "the first layer's keys depend on nothing but the token");
            Assert.That(runner.ValueCodes(0).ToArray(), Is.EqualTo(values));
            Assert.That(keys.Distinct().Count(), Is.GreaterThan(50));
        }

        private static float[] Run(FusedRunner runner, int[] tokens, int size)
        {
            var logits = Array.Empty<float>();
            for (var at = 0; at < tokens.Length; at += size)
                logits = logits.Concat(runner.Run(tokens[at..Math.Min(at + size, tokens.Length)], at, everyRow: true)).ToArray();
            return logits;
        }
    }
}
