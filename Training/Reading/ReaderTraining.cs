using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Training.Reading
{
    /// <summary>Trains an intent reader on composed lines and measures it on phrasings and worlds that training never draws.</summary>
    internal sealed class ReaderTraining(BpeTokenizer tokenizer, Lexicon lexicon, string[] factFiles, IReadOnlyList<WorldPack> worlds, int seed, int phrasings = int.MaxValue, string? wordVectors = null)
    {
        /// <summary>Composed lines that are enough for every phrasing to come several times.</summary>
        public const int Examples = 120_000;

        private const int HeldOut = 3_000;
        private const int HeldOutSeed = 77;

        public IntentReader Run(int count, Action<string> say)
        {
            var clock = Stopwatch.StartNew();
            var clusters = ClusterTraining.Run(factFiles, wordVectors);
            say($"{clusters.Count:N0} words grouped in {clock.Elapsed.TotalSeconds:F0} s.");
            var examples = DialogueComposer.Create(tokenizer, lexicon, factFiles, phrasingsPerIntent: phrasings, worlds: worlds).Compose(seed).Take(count).Select(t => ReadingExample.Of(t, clusters)).ToArray();
            var reader = new IntentReaderTrainer(seed).Train(examples, clusters);
            var heldOut = DialogueComposer.Create(tokenizer, lexicon, factFiles, heldOut: true).Compose(HeldOutSeed).Take(HeldOut).ToArray();
            var right = heldOut.Count(t => Best(reader.Read(t.Analysis)) == t.Reading.Index);
            say($"Intent reader: {count:N0} lines in {clock.Elapsed.TotalSeconds:F0} s; {100.0 * right / HeldOut:F1} % of {HeldOut:N0} held-out lines read as they were meant.");
            return reader;
        }

        private static int Best(float[] readings) => Array.IndexOf(readings, readings.Max());
    }
}
