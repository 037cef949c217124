using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// English words that are no names, lower case, counted out of general text. Read once from the assembly; where the sources
    /// are compiled without their resources, as inside an engine, <see cref="Use"/> supplies the list.
    /// </summary>
    public static class OrdinaryWords
    {
        private static readonly string[] Endings = { "s", "es", "d", "ed", "ing", "er", "ers", "est", "ly", "y", "ness", "less", "ful", "ish", "like" };
        private static Lazy<HashSet<string>> words = new Lazy<HashSet<string>>(Read);

        /// <summary>Replaces the list by this text, one word a line.</summary>
        public static void Use(string text) => words = new Lazy<HashSet<string>>(() => Split(text));

        /// <summary>Whether the word, in any case, is in the list itself or with an ordinary ending or contraction.</summary>
        public static bool Contains(string word)
        {
            string lower = word.ToLowerInvariant().Replace('\u2019', '\'').Trim('\'');
            int apostrophe = lower.IndexOf('\'');
            if (apostrophe > 0)
            {
                // Of "don't" the list has "do", of "ain't" it has "ain".
                bool negated = lower.EndsWith("n't", StringComparison.Ordinal) && words.Value.Contains(lower.Substring(0, lower.Length - 3));
                lower = lower.Substring(0, negated ? lower.Length - 3 : apostrophe);
            }

            if (lower.IndexOf('-') > 0)
            {
                return lower.Split('-').All(part => part.Length < 2 || Contains(part));
            }

            return lower.Length < 2 || words.Value.Contains(lower) || Endings.Any(ending => HasBase(lower, ending));
        }

        private static bool HasBase(string word, string ending)
        {
            int length = word.Length - ending.Length;
            if (length < 3 || !word.EndsWith(ending, StringComparison.Ordinal))
            {
                return false;
            }

            string stem = word.Substring(0, length);
            bool doubled = stem[length - 1] == stem[length - 2];
            return words.Value.Contains(stem)
                || (ending != "s" && words.Value.Contains(stem + "e"))
                || (doubled && words.Value.Contains(stem.Substring(0, length - 1)))
                || (stem[length - 1] == 'i' && words.Value.Contains(stem.Substring(0, length - 1) + "y"));
        }

        private static HashSet<string> Read()
        {
            using Stream? stream = typeof(OrdinaryWords).Assembly.GetManifestResourceStream("ordinary.txt");
            if (stream == null)
            {
                return new HashSet<string>(StringComparer.Ordinal);
            }

            using var reader = new StreamReader(stream);
            return Split(reader.ReadToEnd());
        }

        private static HashSet<string> Split(string text) =>
            new HashSet<string>(text.Split(new[] { '\r', '\n' }, StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
    }
}
