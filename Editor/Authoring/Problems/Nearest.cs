using System;
using System.Collections.Generic;

namespace GptDialogue.Authoring
{
    /// <summary>Finds what an author most likely meant.</summary>
    public static class Nearest
    {
        /// <summary>
        /// The candidate with the smallest optimal string alignment distance (insert, delete, replace, swap of neighbours) to the
        /// word, ignoring case; null when none is within a third of the word's length or begins with
        /// the word.
        /// </summary>
        public static string? To(string word, IEnumerable<string> candidates)
        {
            string? best = null;
            int bestDistance = Math.Max(2, word.Length / 3) + 1;
            foreach (string candidate in candidates)
            {
                int distance = Distance(word.ToUpperInvariant(), candidate.ToUpperInvariant());
                if (word.Length >= 3 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase))
                {
                    distance = Math.Min(distance, 2);
                }

                if (distance < bestDistance && distance < Math.Max(word.Length, candidate.Length))
                {
                    best = candidate;
                    bestDistance = distance;
                }
            }

            return best;
        }

        /// <summary>A sentence that proposes the nearest candidate, or lists the candidates if they are few.</summary>
        public static string Suggestion(string word, IReadOnlyCollection<string> candidates, string otherwise)
        {
            string? nearest = To(word, candidates);
            if (nearest != null)
            {
                return $"Did you mean '{nearest}'?";
            }

            return candidates.Count is > 0 and <= 8 ? $"{otherwise} Known: {string.Join(", ", candidates)}." : otherwise;
        }

        private static int Distance(string a, string b)
        {
            // Names are short; the bound keeps hostile input from costing quadratic time.
            if (a.Length > 200 || b.Length > 200)
            {
                return int.MaxValue;
            }

            int[,] cost = new int[a.Length + 1, b.Length + 1];
            for (int i = 0; i <= a.Length; i++)
            {
                for (int j = 0; j <= b.Length; j++)
                {
                    if (i == 0 || j == 0)
                    {
                        cost[i, j] = i + j;
                        continue;
                    }

                    int same = a[i - 1] == b[j - 1] ? 0 : 1;
                    cost[i, j] = Math.Min(Math.Min(cost[i - 1, j] + 1, cost[i, j - 1] + 1), cost[i - 1, j - 1] + same);
                    if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    {
                        cost[i, j] = Math.Min(cost[i, j], cost[i - 2, j - 2] + 1);
                    }
                }
            }

            return cost[a.Length, b.Length];
        }
    }
}
