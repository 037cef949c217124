using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Words by which a line is known: <c>word</c>, <c>begin*</c>, <c>two_words</c> in a row, <c>a+b</c> both somewhere,
    /// <c>a+-b</c> the one without the other.
    /// </summary>
    internal sealed class WordPattern
    {
        private readonly Part[] _parts;

        private WordPattern(Part[] parts) => _parts = parts;

        /// <summary>Reads a pattern.</summary>
        public static WordPattern Parse(string pattern) => new WordPattern(Array.ConvertAll(pattern.Split('+'), p => new Part(p)));

        /// <summary>The words of a line in lower case, apostrophes kept.</summary>
        public static List<string> Split(string line)
        {
            var words = new List<string>();
            var start = -1;
            for (var i = 0; i <= line.Length; i++)
            {
                var isInWord = i < line.Length && IsOfWord(line[i]);
                if (isInWord && start < 0)
                    start = i;
                if (isInWord || start < 0)
                    continue;
                words.Add(line.Substring(start, i - start).Replace('’', '\'').ToLowerInvariant());
                start = -1;
            }

            return words;
        }

        /// <summary>Whether the words of a line fit.</summary>
        public bool Matches(IReadOnlyList<string> line)
        {
            foreach (var part in _parts)
            {
                if (part.IsIn(line) == part.Absent)
                    return false;
            }

            return true;
        }

        /// <summary>Marks the words by which a line that fits does so.</summary>
        /// <param name="line">The words of the line.</param>
        /// <param name="marks">One for each word; set to true or left.</param>
        public void Mark(IReadOnlyList<string> line, bool[] marks)
        {
            foreach (var part in _parts)
            {
                if (!part.Absent)
                    part.Mark(line, marks);
            }
        }

        private static bool IsOfWord(char c) => (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || c == '’';

        private readonly struct Part
        {
            /// <summary>True for what must not be there.</summary>
            public readonly bool Absent;

            private readonly string[] _words;

            public Part(string text)
            {
                Absent = text.StartsWith("-", StringComparison.Ordinal);
                _words = (Absent ? text.Substring(1) : text).Split('_');
            }

            public bool IsIn(IReadOnlyList<string> line) => Find(line) >= 0;

            public void Mark(IReadOnlyList<string> line, bool[] marks)
            {
                var at = Find(line);
                for (var i = 0; at >= 0 && i < _words.Length; i++)
                    marks[at + i] = true;
            }

            private int Find(IReadOnlyList<string> line)
            {
                for (var i = 0; i + _words.Length <= line.Count; i++)
                {
                    if (IsAt(line, i))
                        return i;
                }

                return -1;
            }

            private bool IsAt(IReadOnlyList<string> line, int at)
            {
                for (var i = 0; i < _words.Length; i++)
                {
                    var (word, wanted) = (line[at + i], _words[i]);
                    var fits = wanted.EndsWith("*", StringComparison.Ordinal)
                        ? string.CompareOrdinal(word, 0, wanted, 0, wanted.Length - 1) == 0
                        : word == wanted;
                    if (!fits)
                        return false;
                }

                return true;
            }
        }
    }
}
