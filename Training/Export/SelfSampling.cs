using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Tokenization;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// Calibration text out of the model itself, for when none is given: what it writes after the document separator is what it
    /// was trained on, near enough for ranges of keys and values.
    /// </summary>
    public static class SelfSampling
    {
        /// <summary>Samples windows of text at temperature 1.</summary>
        /// <param name="weights">The model.</param>
        /// <param name="count">Number of windows.</param>
        /// <param name="length">Tokens in each, the leading separator included; at most the model's context.</param>
        /// <param name="seed">The same seed gives the same windows.</param>
        public static IReadOnlyList<int[]> Sample(GptWeights weights, int count, int length, int seed)
        {
            using var runner = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            var random = new Random(seed);
            return Enumerable.Range(0, count).Select(_ => Window(runner, random, length)).ToArray();
        }

        private static int[] Window(FusedRunner runner, Random random, int length)
        {
            var tokens = new int[length];
            tokens[0] = SpecialTokens.EndOfText;
            for (var i = 1; i < length; i++)
                tokens[i] = Draw(runner.Run(tokens.AsSpan(i - 1, 1), i - 1, everyRow: false), random);
            return tokens;
        }

        private static int Draw(float[] logits, Random random)
        {
            var max = logits.Max();
            var left = random.NextDouble() * logits.Sum(logit => Math.Exp(logit - max));
            for (var id = 0; id < logits.Length; id++)
                if ((left -= Math.Exp(logits[id] - max)) <= 0)
                    return id;
            return Array.IndexOf(logits, max);
        }
    }
}
