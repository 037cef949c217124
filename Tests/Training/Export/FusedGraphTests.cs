using System;
using System.Linq;
using GptDialogue.Training.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    [TestFixture]
    public sealed class FusedGraphTests
    {
        [TestCase(false)]
        [TestCase(true)]
        public void Build_WhenFp32_EqualsTheOracle(bool relu)
        {
            var weights = RandomModel.Create(relu: relu);
            var tokens = RandomModel.Tokens(weights, 40);
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);

            Assert.That(RandomModel.MaxDifference(fused.Run(tokens, 0, everyRow: true), oracle.Run(tokens)), Is.LessThanOrEqualTo(1e-4f));
        }

        [Test]
        public void Build_WhenTokensComeOneByOne_EqualsTheOracle()
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 20);
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            var expected = oracle.Run(tokens);

            var actual = Enumerable.Range(0, tokens.Length).SelectMany(i => fused.Run(tokens.AsSpan(i, 1), i, everyRow: false)).ToArray();

            Assert.That(RandomModel.MaxDifference(actual, expected), Is.LessThanOrEqualTo(1e-4f));
        }

        [TestCase(8, 8, 32)]
        [TestCase(4, 8, 32)]
        [TestCase(4, 4, 32)]
        [TestCase(4, 8, 64)]
        public void Build_WhenQuantised_ComputesWithTheRoundedWeights(int bodyBits, int headBits, int block)
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 40);
            var (body, head) = (new BlockFormat(bodyBits, block), new BlockFormat(headBits, block));
            using var oracle = new OracleRunner(OracleGraph.Build(RandomModel.Rounded(weights, body, head)));
            using var fused = new FusedRunner(FusedGraph.Build(weights, new BlockEncoding(body, head)), weights.Config.Context);

            // What is left is the rounding of activations to 8 bits.
            Assert.That(RandomModel.RelativeDifference(fused.Run(tokens, 0, everyRow: true), oracle.Run(tokens)), Is.LessThan(0.03f));
        }

        [Test]
        public void Build_WhenFp16_StaysNearTheOracle()
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 40);
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Half), weights.Config.Context);

            Assert.That(RandomModel.RelativeDifference(fused.Run(tokens, 0, everyRow: true), oracle.Run(tokens)), Is.LessThan(0.005f));
        }

        [Test]
        public void Build_WhenTheLastRowIsWanted_GivesThatRowOnly()
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 11);
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            var every = fused.Run(tokens, 0, everyRow: true);

            Assert.That(RandomModel.MaxDifference(fused.Run(tokens, 0, everyRow: false), every.AsSpan(10 * weights.Config.VocabularySize)), Is.LessThan(1e-5f));
        }
    }
}
