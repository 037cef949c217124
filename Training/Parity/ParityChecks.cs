using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Export;

namespace GptDialogue.Training.Parity
{
    /// <summary>Comparisons of one model's forms with each other.</summary>
    public static class ParityChecks
    {
        /// <summary>Largest accepted difference of logits between fp32 implementations; sums in another order differ by less.</summary>
        public const float Tolerance = 1e-4f;

        /// <summary>Largest difference of two sets of logits.</summary>
        public static float MaxDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            if (a.Length != b.Length)
                throw new ArgumentException($"{a.Length} logits cannot be compared with {b.Length}.");
            var max = 0f;
            for (var i = 0; i < a.Length; i++)
            {
                var difference = MathF.Abs(a[i] - b[i]);
                max = float.IsNaN(difference) ? float.PositiveInfinity : MathF.Max(max, difference);
            }
            return max;
        }

        /// <summary>Index of the first token in which two sequences differ, or -1 where they are the same.</summary>
        public static int FirstDifference(IReadOnlyList<int> a, IReadOnlyList<int> b)
        {
            for (var i = 0; i < Math.Max(a.Count, b.Count); i++)
                if (i >= a.Count || i >= b.Count || a[i] != b[i])
                    return i;
            return -1;
        }

        /// <summary>Largest difference between the fused fp32 graph, fed in one run, and the oracle.</summary>
        public static float FusedAgainstOracle(GptWeights weights, IReadOnlyList<int[]> windows)
        {
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            return windows.Max(window => MaxDifference(fused.Run(window, 0, everyRow: true), oracle.Run(window)));
        }

        /// <summary>Compares cached with uncached greedy decoding.</summary>
        /// <returns>Number of tokens compared and the index of the first that differs, or -1.</returns>
        public static (int Count, int FirstDifference) CachedAgainstUncached(GptWeights weights, int[] prompt, int count)
        {
            using var oracle = new OracleRunner(OracleGraph.Build(weights));
            using var fused = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            count = Math.Min(count, weights.Config.Context - prompt.Length);
            return (count, FirstDifference(Greedy.Cached(fused, prompt, count), Greedy.Uncached(oracle, prompt, count)));
        }
    }
}
