using System;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>Puts articles right where a name is written into a sentence. Allocates nothing.</summary>
    internal static class Articles
    {
        private static readonly string[] _determiners =
        {
            "the", "a", "an", "my", "your", "his", "her", "its", "our", "their", "this", "that", "these", "those", "no", "any", "some",
            "every", "each", "another", "one", "two", "three", "more", "such", "own", "same", "good", "fine", "fresh", "best", "old",
            "new", "last", "spare", "extra", "decent", "proper", "honest", "humble", "poor", "mere", "simple", "first", "only",
        };

        private static readonly string[] _own = { "the", "a", "an" };
        private static readonly string[] _silentConsonants = { "hour", "honest", "heir", "honour", "honor" };
        private static readonly string[] _soundedConsonants = { "one", "once", "uni", "use", "eu", "ewe" };

        /// <summary>True if the word already determines the noun that follows.</summary>
        public static bool IsDeterminer(ReadOnlySpan<char> word)
        {
            foreach (var determiner in _determiners)
                if (word.Equals(determiner.AsSpan(), StringComparison.OrdinalIgnoreCase)) return true;
            return false;
        }

        /// <summary>"a" or "an" by the sound the next word most likely begins with.</summary>
        public static string Indefinite(ReadOnlySpan<char> next)
        {
            if (next.Length == 0 || BeginsWith(next, _soundedConsonants)) return "a";
            if (BeginsWith(next, _silentConsonants)) return "an";
            return "aeiouAEIOU".IndexOf(next[0]) >= 0 ? "an" : "a";
        }

        /// <summary>The article a name brings along ("The Drowned Lantern"), in lower case; null when it has none.</summary>
        public static string? Own(string name)
        {
            foreach (var article in _own)
                if (name.Length > article.Length && name[article.Length] == ' ' && name.StartsWith(article, StringComparison.OrdinalIgnoreCase))
                    return article;
            return null;
        }

        /// <summary>True if the name is an ordinary noun ("north bridge") and not a proper one ("Saltgate").</summary>
        public static bool IsCommonNoun(string name) => name.Length > 0 && char.IsLower(name[0]);

        private static bool BeginsWith(ReadOnlySpan<char> word, string[] beginnings)
        {
            foreach (var beginning in beginnings)
                if (word.StartsWith(beginning.AsSpan(), StringComparison.OrdinalIgnoreCase)) return true;
            return false;
        }
    }
}
