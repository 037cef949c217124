using System.Collections.Generic;
using System.Text;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>A word of a text: where it stands, its lower-case spelling and the stem that retrieval compares.</summary>
    public readonly struct Word
    {
        /// <summary>Index of the first character in the text.</summary>
        public readonly int Start;

        /// <summary>Length in characters, without a possessive ending.</summary>
        public readonly int Length;

        /// <summary>Lower-case spelling without a possessive ending.</summary>
        public readonly string Lower;

        /// <summary>The stem, see <see cref="Stemmer"/>.</summary>
        public readonly string Stem;

        private Word(int start, int length, string lower)
        {
            Start = start;
            Length = length;
            Lower = lower;
            Stem = Stemmer.Stem(lower);
        }

        /// <summary>Splits a text into words: runs of letters and digits, with apostrophes and hyphens inside.</summary>
        public static List<Word> Split(string text)
        {
            var words = new List<Word>();
            var i = 0;
            while (i < text.Length)
            {
                if (!char.IsLetterOrDigit(text[i]))
                {
                    i++;
                    continue;
                }

                var start = i;
                while (i < text.Length && (char.IsLetterOrDigit(text[i]) || IsInner(text, i)))
                    i++;
                var length = i - start;
                var lower = Normalise(text, start, length);
                if (lower.EndsWith("'s", System.StringComparison.Ordinal))
                {
                    lower = lower.Substring(0, lower.Length - 2);
                    length -= 2;
                }

                if (lower.Length > 0)
                    words.Add(new Word(start, length, lower));
            }

            return words;
        }

        private static bool IsInner(string text, int i) =>
            (IsApostrophe(text[i]) || text[i] == '-') && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);

        private static bool IsApostrophe(char c) => c == '\'' || c == '\u2019';

        private static string Normalise(string text, int start, int length)
        {
            var lower = new StringBuilder(length);
            for (var i = start; i < start + length; i++)
                lower.Append(IsApostrophe(text[i]) ? '\'' : char.ToLowerInvariant(text[i]));
            return lower.ToString();
        }
    }
}
