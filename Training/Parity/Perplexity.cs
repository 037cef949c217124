using System;
using System.Collections.Generic;
using GptDialogue.Training.Export;

namespace GptDialogue.Training.Parity
{
    /// <summary>How well a graph predicts text: exp of the mean cross-entropy per token.</summary>
    public static class Perplexity
    {
        // Every chunk but the first reads keys and values back from the cache, so that its rounding counts as it does in a game.
        private const int Chunk = 32;

        /// <summary>Measures a graph over windows of tokens; every token but a window's first is predicted.</summary>
        /// <param name="runner">A fused graph with room for a window.</param>
        /// <param name="windows">Windows of at least two tokens.</param>
        /// <exception cref="GptDialogueException">There is nothing to predict.</exception>
        public static double Measure(FusedRunner runner, IEnumerable<int[]> windows)
        {
            var (loss, count) = (0.0, 0L);
            foreach (var window in windows)
            {
                for (var past = 0; past < window.Length - 1; past += Chunk)
                {
                    var length = Math.Min(Chunk, window.Length - 1 - past);
                    var logits = runner.Run(window.AsSpan(past, length), past, everyRow: true);
                    var vocabulary = logits.Length / length;
                    for (var i = 0; i < length; i++)
                        loss += CrossEntropy(logits.AsSpan(i * vocabulary, vocabulary), window[past + i + 1]);
                    count += length;
                }
            }
            return count > 0 ? Math.Exp(loss / count) : throw new GptDialogueException("The text has no two tokens in a row to measure perplexity on. Give more text.");
        }

        /// <summary>−log of the probability that softmax of <paramref name="logits"/> gives to <paramref name="target"/>, in nats.</summary>
        public static double CrossEntropy(ReadOnlySpan<float> logits, int target)
        {
            var max = float.NegativeInfinity;
            foreach (var logit in logits)
                max = Math.Max(max, logit);
            var sum = 0.0;
            foreach (var logit in logits)
                sum += Math.Exp(logit - max);
            return max + Math.Log(sum) - logits[target];
        }
    }
}
