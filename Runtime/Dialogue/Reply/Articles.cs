using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>Puts articles and capitals right where a name is written into a sentence.</summary>
    internal static class Articles
    {
        private static readonly HashSet<string> _determiners = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those", "no", "any", "some",
            "every", "each", "another", "one", "two", "three", "more", "such", "own", "same", "good", "fine", "fresh", "best", "old",
            "new", "last", "spare", "extra", "decent", "proper", "honest", "humble", "poor", "mere", "simple", "first", "only",
        };

        /// <summary>True if the word already determines the noun that follows.</summary>
        public static bool IsDeterminer(string word) => _determiners.Contains(word);

        /// <summary>"a" or "an" by the sound the next word most likely begins with.</summary>
        public static string Indefinite(string next)
        {
            if (next.Length == 0)
                return "a";
            var lower = next.ToLowerInvariant();
            foreach (var silent in new[] { "hour", "honest", "heir", "honour", "honor" })
            {
                if (lower.StartsWith(silent, StringComparison.Ordinal))
                    return "an";
            }

            foreach (var consonant in new[] { "one", "once", "uni", "use", "eu", "ewe" })
            {
                if (lower.StartsWith(consonant, StringComparison.Ordinal))
                    return "a";
            }

            return "aeiou".IndexOf(lower[0]) >= 0 ? "an" : "a";
        }

        /// <summary>The article a name brings along ("The Drowned Lantern"), in lower case; null when it has none.</summary>
        public static string? Own(string name, out string rest)
        {
            foreach (var article in new[] { "the ", "a ", "an " })
            {
                if (!name.StartsWith(article, StringComparison.OrdinalIgnoreCase))
                    continue;
                rest = name.Substring(article.Length);
                return article.TrimEnd();
            }

            rest = name;
            return null;
        }

        /// <summary>True if the name is an ordinary noun ("north bridge") and not a proper one ("Saltgate").</summary>
        public static bool IsCommonNoun(string name) => name.Length > 0 && char.IsLower(name[0]);

        /// <summary>The text with its first letter in upper case.</summary>
        public static string Capitalise(string text) =>
            text.Length > 0 && char.IsLower(text[0]) ? char.ToUpperInvariant(text[0]) + text.Substring(1) : text;
    }
}
