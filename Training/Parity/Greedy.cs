using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Export;

namespace GptDialogue.Training.Parity
{
    /// <summary>Greedy continuation in the two ways that must agree: with the cache token by token, and all anew for every token.</summary>
    public static class Greedy
    {
        /// <summary>Continues a prompt with the cached graph.</summary>
        /// <param name="runner">A fused graph with room for prompt and continuation.</param>
        /// <param name="prompt">At least one token.</param>
        /// <param name="count">Tokens to produce.</param>
        public static int[] Cached(FusedRunner runner, ReadOnlySpan<int> prompt, int count)
        {
            var tokens = new int[count];
            var logits = runner.Run(prompt, 0, everyRow: false);
            for (var i = 0; i < count; i++)
            {
                tokens[i] = Best(logits);
                if (i + 1 < count)
                    logits = runner.Run(tokens.AsSpan(i, 1), prompt.Length + i, everyRow: false);
            }
            return tokens;
        }

        /// <summary>Continues a prompt with the oracle graph.</summary>
        public static int[] Uncached(OracleRunner runner, ReadOnlySpan<int> prompt, int count)
        {
            var tokens = new List<int>(prompt.ToArray());
            for (var i = 0; i < count; i++)
            {
                var logits = runner.Run(tokens.ToArray());
                tokens.Add(Best(logits.AsSpan(logits.Length - logits.Length / tokens.Count)));
            }
            return tokens.Skip(prompt.Length).ToArray();
        }

        /// <summary>The id with the largest logit, the lowest one of equals.</summary>
        public static int Best(ReadOnlySpan<float> logits)
        {
            var best = 0;
            for (var id = 1; id < logits.Length; id++)
                if (logits[id] > logits[best])
                    best = id;
            return best;
        }
    }
}
