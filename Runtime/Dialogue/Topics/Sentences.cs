using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>The sentences of a line, and the parts that commas divide one into.</summary>
    internal static class Sentences
    {
        /// <summary>Sentences with their stops; what holds no letter is none.</summary>
        public static List<string> Of(string line) => Split(line, c => c == '.' || c == '!' || c == '?', keepsStop: true);

        /// <summary>The parts of a sentence between commas, colons and dashes.</summary>
        public static List<string> Parts(string sentence) => Split(sentence, c => c == ',' || c == ';' || c == ':' || c == '\u2014' || c == '\u2013', keepsStop: false);

        private static List<string> Split(string text, Func<char, bool> isStop, bool keepsStop)
        {
            var parts = new List<string>();
            var start = 0;
            for (var i = 0; i <= text.Length; i++)
            {
                if (i < text.Length && !isStop(text[i]))
                    continue;
                // "?!" belongs to the sentence that it ends.
                while (keepsStop && i < text.Length && i + 1 < text.Length && isStop(text[i + 1]))
                    i++;
                var part = text.Substring(start, Math.Min(text.Length, keepsStop ? i + 1 : i) - start).Trim();
                if (HasLetter(part))
                    parts.Add(part);
                start = i + 1;
            }

            return parts;
        }

        private static bool HasLetter(string text)
        {
            foreach (var c in text)
            {
                if (char.IsLetter(c))
                    return true;
            }

            return false;
        }
    }
}
