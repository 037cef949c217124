using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Composer
{
    /// <summary>
    /// Words by which a line is known: <c>word</c>, <c>begin*</c>, <c>two_words</c> in a row, <c>a+b</c> both somewhere,
    /// <c>a+-b</c> the one without the other.
    /// </summary>
    internal sealed class WordPattern
    {
        private readonly IReadOnlyList<(string[] Words, bool Absent)> _parts;

        private WordPattern(IReadOnlyList<(string[], bool)> parts) => _parts = parts;

        /// <summary>Reads a pattern.</summary>
        public static WordPattern Parse(string pattern) =>
            new([.. pattern.Split('+').Select(p => (p.TrimStart('-').Split('_'), p.StartsWith('-')))]);

        /// <summary>The words of a line in lower case, apostrophes kept.</summary>
        public static string[] Split(string line) =>
            new string([.. line.Replace('’', '\'').ToLowerInvariant().Select(c => char.IsAsciiLetter(c) || c == '\'' ? c : ' ')])
                .Split(' ', StringSplitOptions.RemoveEmptyEntries);

        /// <summary>Whether the words of a line fit.</summary>
        public bool Matches(string[] line) => _parts.All(p => Holds(line, p.Words) != p.Absent);

        private static bool Holds(string[] line, string[] words)
        {
            for (var i = 0; i + words.Length <= line.Length; i++)
            {
                if (words.Select((w, j) => Fits(line[i + j], w)).All(f => f))
                    return true;
            }

            return false;
        }

        private static bool Fits(string word, string pattern) =>
            pattern.EndsWith('*') ? word.StartsWith(pattern[..^1], StringComparison.Ordinal) : word == pattern;
    }
}
