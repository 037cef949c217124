using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>
    /// Interpolated Kneser-Ney n-gram model over token ids (Kneser and Ney 1995; the interpolated and the modified form are Chen
    /// and Goodman 1998): the yardstick for the GPT. Below the highest order a token counts once per different context it was seen
    /// in, so "Francisco" is not thought likely everywhere because "San Francisco" is frequent.
    /// </summary>
    public sealed class KneserNeyModel : ILanguageModel
    {
        private readonly NgramTable[] _tables;
        private readonly KneserNeyDiscounts[] _discounts;
        private readonly int _vocabularySize;

        private KneserNeyModel(NgramTable[] tables, KneserNeyDiscounts[] discounts, int vocabularySize)
        {
            _tables = tables;
            _discounts = discounts;
            _vocabularySize = vocabularySize;
        }

        /// <summary>Longest n-gram.</summary>
        public int Order => _tables.Length;

        /// <summary>Number of different n-grams of an order from 1 to <see cref="Order"/>.</summary>
        public int NgramCount(int order) => _tables[order - 1].Keys.Length;

        /// <summary>Discounts of an order from 1 to <see cref="Order"/>.</summary>
        public KneserNeyDiscounts Discounts(int order) => _discounts[order - 1];

        /// <summary>Counts the documents and estimates the discounts. Takes about 30 bytes of memory per training token.</summary>
        /// <param name="documents">Token ids; each document begins with the separator and, to learn its end, ends with it.</param>
        /// <param name="vocabularySize">Number of token ids; at most 7131 for order 5, as its 5th power must fit 64 bits.</param>
        /// <param name="order">Longest n-gram, at least 1.</param>
        /// <param name="modified">Three discounts per order instead of one; a little better.</param>
        /// <exception cref="GptDialogueException">The vocabulary is too large for the order, or a token lies outside it.</exception>
        public static KneserNeyModel Train(IReadOnlyList<ushort[]> documents, int vocabularySize, int order = 5, bool modified = true)
        {
            if (order < 1 || order * Math.Log2(vocabularySize) > 64)
                throw new GptDialogueException(
                    $"A vocabulary of {vocabularySize} tokens at order {order} does not fit 64-bit keys: lower the order or use a "
                    + $"vocabulary of at most {Math.Floor(Math.Pow(2, 64.0 / order))}.");
            foreach (var document in documents)
                foreach (var token in document)
                    if (token >= vocabularySize)
                        throw new GptDialogueException(
                            $"Token {token} lies outside the vocabulary of {vocabularySize}: text and vocabulary do not belong together.");
            var tables = new NgramCounter(documents, vocabularySize).Count(order);
            return new KneserNeyModel(tables, tables.Select(table => Estimate(table, modified)).ToArray(), vocabularySize);
        }

        /// <summary>
        /// Probability of a token after a context that begins at the document's separator; only its last Order - 1 tokens count.
        /// </summary>
        public double Probability(ReadOnlySpan<ushort> context, int token)
        {
            var length = Math.Min(context.Length, Order - 1);
            var probability = 1.0 / _vocabularySize;
            for (var order = 1; order <= length + 1; order++)
            {
                var contextKey = 0UL;
                foreach (var earlier in context[^(order - 1)..]) contextKey = (contextKey * (ulong)_vocabularySize) + earlier;
                var table = _tables[order - 1];
                var seen = table.Context(contextKey);
                // A context never seen says nothing; nor do longer ones, which contain it.
                if (seen.Total == 0) break;
                var discounts = _discounts[order - 1];
                var count = table.Count((contextKey * (ulong)_vocabularySize) + (ulong)token);
                var kept = count - discounts.Of(count);
                var setAside = (discounts.Once * seen.Once) + (discounts.Twice * seen.Twice) + (discounts.More * seen.More);
                probability = (kept + (setAside * probability)) / seen.Total;
            }

            return probability;
        }

        /// <inheritdoc/>
        public IReadOnlyList<double> LogLikelihoods(IReadOnlyList<ushort[]> documents) => documents.Select(LogLikelihood).ToArray();

        /// <summary>The same counts with another kind of discount.</summary>
        public KneserNeyModel WithDiscounts(bool modified) =>
            new(_tables, _tables.Select(table => Estimate(table, modified)).ToArray(), _vocabularySize);

        private double LogLikelihood(ushort[] document)
        {
            var sum = 0.0;
            for (var i = 1; i < document.Length; i++) sum += Math.Log(Probability(document.AsSpan(0, i), document[i]));
            return sum;
        }

        private static KneserNeyDiscounts Estimate(NgramTable table, bool modified)
        {
            var n = Enumerable.Range(1, 4).Select(table.WithCount).ToArray();
            return modified ? KneserNeyDiscounts.Modified(n[0], n[1], n[2], n[3]) : KneserNeyDiscounts.Single(n[0], n[1]);
        }
    }
}
