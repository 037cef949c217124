using System.Collections.Generic;
using System.Globalization;

namespace GptDialogue.Authoring
{
    /// <summary>A word inside a text.</summary>
    public readonly struct WordSpan
    {
        private WordSpan(string text, int start, bool opensSentence)
        {
            Text = text;
            Start = start;
            OpensSentence = opensSentence;
        }

        /// <summary>The word, inner apostrophes and hyphens included.</summary>
        public string Text { get; }

        /// <summary>Index of its first character.</summary>
        public int Start { get; }

        /// <summary>Index after its last character.</summary>
        public int End => Start + Text.Length;

        /// <summary>It stands where a capital says nothing: first, after a full stop, colon, line break or opening quote.</summary>
        public bool OpensSentence { get; }

        /// <summary>Its first letter is a capital.</summary>
        public bool IsCapitalised => char.IsUpper(Text[0]);

        /// <summary>The words of a text, in order.</summary>
        public static List<WordSpan> Split(string text)
        {
            var words = new List<WordSpan>();
            bool opens = true;
            for (int i = 0; i < text.Length;)
            {
                if (!IsWordCharacter(text[i]))
                {
                    opens |= ".!?:;\u2026\n\r\"\u201C\u201D\u00AB(*[\u00BF\u00A1".IndexOf(text[i]) >= 0;
                    opens |= (text[i] == '\'' || text[i] == '\u2018') && i + 1 < text.Length && char.IsUpper(text[i + 1]) && (i == 0 || text[i - 1] == ' ');
                    i++;
                    continue;
                }

                int start = i;
                while (i < text.Length && (IsWordCharacter(text[i]) || IsJoiner(text, i)))
                {
                    i++;
                }

                words.Add(new WordSpan(text.Substring(start, i - start), start, opens));
                opens = false;
            }

            return words;
        }

        internal static bool IsWordCharacter(char c) =>
            char.IsLetterOrDigit(c)
            || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate;

        private static bool IsJoiner(string text, int i) =>
            text[i] is '\'' or '\u2019' or '-' && i + 1 < text.Length && IsWordCharacter(text[i + 1]);
    }
}
