using System;
using System.Collections.Generic;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>What follows a context: the sum of the counts, and how many continuations have count 1, 2, and 3 or more.</summary>
    internal readonly record struct ContextStatistics(long Total, int Once, int Twice, int More);

    /// <summary>
    /// All n-grams of one order with their counts, as sorted arrays. A key is the n-gram read as a number in base V (vocabulary
    /// size), first token most significant, so the continuations of a context lie side by side.
    /// </summary>
    internal sealed class NgramTable
    {
        private readonly ulong[] _contexts;
        private readonly int[] _starts;

        /// <param name="keys">Sorted, each once.</param>
        /// <param name="counts">Count of each key, at least 1.</param>
        /// <param name="vocabularySize">Base of the keys.</param>
        public NgramTable(ulong[] keys, int[] counts, int vocabularySize)
        {
            Keys = keys;
            Counts = counts;
            var contexts = new List<ulong>();
            var starts = new List<int>();
            for (var i = 0; i < keys.Length; i++)
            {
                var context = keys[i] / (ulong)vocabularySize;
                if (contexts.Count > 0 && contexts[^1] == context) continue;
                contexts.Add(context);
                starts.Add(i);
            }

            starts.Add(keys.Length);
            _contexts = contexts.ToArray();
            _starts = starts.ToArray();
        }

        public ulong[] Keys { get; }

        public int[] Counts { get; }

        /// <summary>Count of an n-gram; 0 where it was not seen.</summary>
        public int Count(ulong key)
        {
            var index = Array.BinarySearch(Keys, key);
            return index < 0 ? 0 : Counts[index];
        }

        /// <summary>Statistics of a context (key of the n-1 tokens before); total 0 where it was not seen.</summary>
        public ContextStatistics Context(ulong context)
        {
            var index = Array.BinarySearch(_contexts, context);
            if (index < 0) return default;
            long total = 0;
            int once = 0, twice = 0, more = 0;
            for (var i = _starts[index]; i < _starts[index + 1]; i++)
            {
                total += Counts[i];
                if (Counts[i] == 1) once++;
                else if (Counts[i] == 2) twice++;
                else more++;
            }

            return new ContextStatistics(total, once, twice, more);
        }

        /// <summary>How many n-grams have exactly the count.</summary>
        public long WithCount(int count)
        {
            long found = 0;
            foreach (var value in Counts)
                if (value == count)
                    found++;
            return found;
        }
    }
}
