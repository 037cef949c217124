using System;
using GptDialogue.Training.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Export
{
    [TestFixture]
    public sealed class KvCalibrationTests
    {
        [Test]
        public void Calibrate_WhenTheCacheStaysFp32_DoesNotChangeTheModel()
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 40);
            var (rewritten, _) = KvCalibration.Calibrate(weights, new[] { RandomModel.Tokens(weights, 48, seed: 3) });
            using var original = new OracleRunner(OracleGraph.Build(weights));
            using var changed = new OracleRunner(OracleGraph.Build(rewritten));

            Assert.That(RandomModel.RelativeDifference(changed.Run(tokens), original.Run(tokens)), Is.LessThan(1e-5f));
            Assert.That(rewritten.Blocks[0].Qkv.Weight, Is.Not.EqualTo(weights.Blocks[0].Qkv.Weight));
        }

        [Test]
        public void Calibrate_WhenTheCacheIsInt8_StaysNearTheOracle()
        {
            var weights = RandomModel.Create();
            var tokens = RandomModel.Tokens(weights, 40);
            var (rewritten, scales) = KvCalibration.Calibrate(weights, new[] { RandomModel.Tokens(weights, 48, seed: 3) });
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(rewritten, FloatEncoding.Single, scales), weights.Config.Context);

            Assert.That(RandomModel.RelativeDifference(fused.Run(tokens, 0, everyRow: true), oracle.Run(tokens)), Is.LessThan(0.06f));
        }

        [Test]
        public void Calibrate_WhenThereIsNoText_SaysSo()
        {
            var weights = RandomModel.Create();

            Assert.That(() => KvCalibration.Calibrate(weights, Array.Empty<int[]>()),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("calibration text is empty"));
        }
    }
}
