using System;
using System.Collections.Generic;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>
    /// Makes the tables of Kneser-Ney smoothing: plain counts for the highest order; below it, for each n-gram, the number of
    /// different tokens it was seen to follow. An n-gram that begins at a document's start follows nothing, so its plain count
    /// stands (as in Heafield et al. 2013, "Scalable Modified Kneser-Ney Language Model Estimation").
    /// </summary>
    internal sealed class NgramCounter
    {
        private readonly IReadOnlyList<ushort[]> _documents;
        private readonly int _vocabularySize;

        /// <param name="documents">Each begins with the separator token, which is context only; every later token is predicted.</param>
        /// <param name="vocabularySize">Number of token ids.</param>
        public NgramCounter(IReadOnlyList<ushort[]> documents, int vocabularySize)
        {
            _documents = documents;
            _vocabularySize = vocabularySize;
        }

        /// <summary>Tables of the orders 1 to <paramref name="order"/>; the index is the order minus 1.</summary>
        public NgramTable[] Count(int order)
        {
            var tables = new NgramTable[order];
            tables[order - 1] = Table(Windows(order));
            for (var n = order - 1; n >= 1; n--) tables[n - 1] = Table(Suffixes(tables[n].Keys, Starts(n), Power(n)));
            return tables;
        }

        /// <summary>V to the power of n: keys of n tokens are below it.</summary>
        private ulong Power(int n)
        {
            var power = 1UL;
            for (var i = 0; i < n; i++) power = checked(power * (ulong)_vocabularySize);
            return power;
        }

        /// <summary>Keys of all windows of n tokens, none reaching over a document's start.</summary>
        private ulong[] Windows(int n)
        {
            long total = 0;
            foreach (var document in _documents) total += Math.Max(0, document.Length - n + 1);
            var keys = new ulong[total];
            var modulus = Power(n - 1);
            long next = 0;
            foreach (var document in _documents)
            {
                var key = 0UL;
                for (var i = 0; i < document.Length; i++)
                {
                    key = (key % modulus * (ulong)_vocabularySize) + document[i];
                    if (i >= n - 1) keys[next++] = key;
                }
            }

            return keys;
        }

        /// <summary>Keys of the n-grams that begin with a document's separator; a lone separator is no prediction.</summary>
        private ulong[] Starts(int n)
        {
            var keys = new List<ulong>();
            foreach (var document in _documents)
            {
                if (n == 1 || document.Length < n) continue;
                var key = 0UL;
                for (var i = 0; i < n; i++) key = (key * (ulong)_vocabularySize) + document[i];
                keys.Add(key);
            }

            return keys.ToArray();
        }

        private static ulong[] Suffixes(ulong[] longer, ulong[] starts, ulong modulus)
        {
            var keys = new ulong[longer.Length + starts.Length];
            for (var i = 0; i < longer.Length; i++) keys[i] = longer[i] % modulus;
            starts.CopyTo(keys, longer.Length);
            return keys;
        }

        private NgramTable Table(ulong[] occurrences)
        {
            Array.Sort(occurrences);
            var distinct = 0;
            for (var i = 0; i < occurrences.Length; i++)
                if (i == 0 || occurrences[i] != occurrences[i - 1])
                    distinct++;
            var keys = new ulong[distinct];
            var counts = new int[distinct];
            var at = -1;
            for (var i = 0; i < occurrences.Length; i++)
            {
                if (i == 0 || occurrences[i] != occurrences[i - 1]) keys[++at] = occurrences[i];
                counts[at]++;
            }

            return new NgramTable(keys, counts, _vocabularySize);
        }
    }
}
