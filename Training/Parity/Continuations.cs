using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using GptDialogue.Tokenization;
using GptDialogue.Training.Export;

namespace GptDialogue.Training.Parity
{
    /// <summary>Greedy continuations written to a file, for comparing another engine with ours.</summary>
    public static class Continuations
    {
        /// <summary>Continues every prompt with the fp32 graph and writes ids of prompts and continuations as JSON.</summary>
        /// <param name="weights">The model.</param>
        /// <param name="tokenizer">Its tokenizer.</param>
        /// <param name="prompts">Ordinary text, shorter than the context by <paramref name="count"/> tokens.</param>
        /// <param name="count">Tokens to produce for each.</param>
        /// <param name="path">File to write.</param>
        /// <exception cref="GptDialogueException">A prompt does not fit the context.</exception>
        public static void Write(GptWeights weights, BpeTokenizer tokenizer, IReadOnlyList<string> prompts, int count, string path)
        {
            using var runner = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            var entries = prompts.Select(text =>
            {
                var prompt = CalibrationText.Encode(text, tokenizer);
                if (prompt.Length == 0 || prompt.Length + count > weights.Config.Context)
                    throw new GptDialogueException($"The prompt '{text}' has {prompt.Length} tokens; with {count} to follow it must have 1 to " +
                                                   $"{weights.Config.Context - count}, as the context is {weights.Config.Context}.");
                return new { text, prompt, tokens = Greedy.Cached(runner, prompt, count) };
            }).ToArray();
            AtomicFile.WriteText(path, JsonSerializer.Serialize(entries) + "\n");
        }
    }
}
