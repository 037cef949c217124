using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Evaluation;

namespace GptDialogue.Training.Tests.Evaluation
{
    /// <summary>Kneser-Ney smoothing written down as the definition reads, with strings and dictionaries, to compare with.</summary>
    internal sealed class KneserNeyReference
    {
        private readonly Dictionary<string, int>[] _counts;
        private readonly KneserNeyDiscounts[] _discounts;
        private readonly int _vocabularySize;

        public KneserNeyReference(IReadOnlyList<ushort[]> documents, int vocabularySize, int order, bool modified)
        {
            _vocabularySize = vocabularySize;
            var plain = Enumerable.Range(1, order + 1).Select(n => Plain(documents, n)).ToArray();
            _counts = Enumerable.Range(1, order).Select(n => n == order ? plain[n - 1] : Adjusted(plain[n - 1], plain[n], n)).ToArray();
            _discounts = _counts.Select(counts =>
            {
                long With(int count) => counts.Values.LongCount(c => c == count);
                return modified ? KneserNeyDiscounts.Modified(With(1), With(2), With(3), With(4)) : KneserNeyDiscounts.Single(With(1), With(2));
            }).ToArray();
        }

        public double Probability(ushort[] context, int token)
        {
            var order = _counts.Length;
            if (context.Length >= order) context = context[^(order - 1)..];
            return Interpolate(context, token);
        }

        private double Interpolate(ushort[] context, int token)
        {
            var lower = context.Length == 0 ? 1.0 / _vocabularySize : Interpolate(context[1..], token);
            var counts = _counts[context.Length];
            var discounts = _discounts[context.Length];
            var following = Enumerable.Range(0, _vocabularySize).Select(next => counts.GetValueOrDefault(Key(context, next))).ToArray();
            double total = following.Sum();
            return total == 0 ? lower : ((following[token] - discounts.Of(following[token])) / total) + (following.Sum(discounts.Of) / total * lower);
        }

        private static string Key(IEnumerable<ushort> context, int token) => string.Join(' ', context.Append((ushort)token));

        private static Dictionary<string, int> Plain(IReadOnlyList<ushort[]> documents, int n) =>
            documents.SelectMany(d => Enumerable.Range(0, System.Math.Max(0, d.Length - n + 1)).Select(i => string.Join(' ', d.Skip(i).Take(n))))
                .GroupBy(key => key).ToDictionary(group => group.Key, group => group.Count());

        private static Dictionary<string, int> Adjusted(Dictionary<string, int> plain, Dictionary<string, int> longer, int n)
        {
            var predecessors = longer.Keys.GroupBy(key => key[(key.IndexOf(' ') + 1)..]).ToDictionary(group => group.Key, group => group.Count());
            return plain.Keys.Where(key => predecessors.ContainsKey(key) || (n > 1 && key.StartsWith("0 ")))
                .ToDictionary(key => key, key => n > 1 && key.StartsWith("0 ") ? plain[key] : predecessors[key]);
        }
    }
}
