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
    internal sealed class ReaderTraining(BpeTokenizer tokenizer, Lexicon lexicon, string[] factFiles, IReadOnlyList<WorldPack> worlds, int seed, int phrasings = int.MaxValue, string? wordVectors = null, TaughtLines? taught = null)
    {
        /// <summary>Composed lines that are enough for every phrasing to come several times.</summary>
        public const int Examples = 120_000;

        private const int HeldOut = 3_000;
        private const int HeldOutSeed = 77;

        public IntentReader Run(int count, Action<string> say)
        {
            var clock = Stopwatch.StartNew();
            var words = ClusterTraining.Run(factFiles, wordVectors);
            say($"{words.Clusters.Count:N0} words grouped in {clock.Elapsed.TotalSeconds:F0} s.");
            var examples = DialogueComposer.Create(tokenizer, lexicon, factFiles, phrasingsPerIntent: phrasings, worlds: worlds, taught: taught?.ByIntent).Compose(seed).Take(count).Select(t => ReadingExample.Of(t, words.Clusters, taught)).ToArray();
            var reader = new IntentReaderTrainer(seed).Train(examples, words);
            var heldOut = DialogueComposer.Create(tokenizer, lexicon, factFiles, heldOut: true).Compose(HeldOutSeed).Take(HeldOut).ToArray();
            var (right, loss) = Measure(reader, heldOut);
            say($"Intent reader: {count:N0} lines in {clock.Elapsed.TotalSeconds:F0} s; {100 * right:F1} % of {HeldOut:N0} held-out lines read as they were meant, log-loss {loss:F3}.");
            return reader;
        }

        // Share of turns whose likeliest intent is the right one, and the mean of minus the log-probability of the right one.
        private static (double Right, double Loss) Measure(IntentReader reader, IReadOnlyCollection<ComposedTurn> turns)
        {
            var readings = turns.Select(t => (Found: reader.Read(t.Analysis), Meant: t.Reading.Index)).ToList();
            return (readings.Average(r => Array.IndexOf(r.Found, r.Found.Max()) == r.Meant ? 1.0 : 0.0), readings.Average(r => -r.Found[r.Meant]));
        }
    }
}
