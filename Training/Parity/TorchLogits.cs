using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using static TorchSharp.torch;

namespace GptDialogue.Training.Parity
{
    /// <summary>The trainer's own model against the exported graphs.</summary>
    public static class TorchLogits
    {
        /// <summary>Largest differences of logits between TorchSharp on the CPU in fp32 and the two fp32 graphs.</summary>
        /// <param name="directory">The model.</param>
        /// <param name="windows">Token sequences to compare on.</param>
        public static (float Oracle, float Fused) Compare(ModelDirectory directory, IReadOnlyList<int[]> windows)
        {
            var weights = GptWeights.Read(directory);
            using var model = new GptModel(directory);
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            var (toOracle, toFused) = (0f, 0f);
            foreach (var window in windows)
            {
                var expected = Logits(model, window);
                toOracle = MathF.Max(toOracle, ParityChecks.MaxDifference(oracle.Run(window), expected));
                toFused = MathF.Max(toFused, ParityChecks.MaxDifference(fused.Run(window, 0, everyRow: true), expected));
            }
            return (toOracle, toFused);
        }

        private static float[] Logits(GptModel model, int[] window)
        {
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            var ids = tensor(window.Select(id => (long)id).ToArray(), [1, window.Length]);
            return model.Forward(ids).data<float>().ToArray();
        }
    }
}
