using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Composer
{
    /// <summary>
    /// Chooses the ordinary words of the language: those that running text writes in lower case often enough, and all words of
    /// the phrase banks. Names fail the lower-case test, which is what keeps them out of replies.
    /// </summary>
    public static class LexiconBuilder
    {
        /// <summary>Occurrences from which on a word of running text counts as ordinary.</summary>
        public const int MinimumCount = 25;

        /// <summary>Words of running text that are kept at most, the most frequent first.</summary>
        public const int MaximumWords = 16_000;

        /// <summary>Builds the sorted word list.</summary>
        public static List<string> Build(IEnumerable<string> textFiles, IEnumerable<string> phrases)
        {
            var lower = new Dictionary<string, int>(StringComparer.Ordinal);
            var upper = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var line in textFiles.SelectMany(File.ReadLines))
                Count(line, lower, upper);
            var words = lower
                .Where(w => w.Value >= MinimumCount && w.Value > 3 * upper.GetValueOrDefault(w.Key) && IsPlain(w.Key))
                .OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(MaximumWords).Select(w => w.Key)
                .ToHashSet(StringComparer.Ordinal);
            words.UnionWith(phrases.SelectMany(PhraseWords).Where(IsPlain));
            words.UnionWith(["i", "a", "i'm", "i'll", "i've", "i'd"]);
            return [.. words.Order(StringComparer.Ordinal)];
        }

        private static void Count(string line, Dictionary<string, int> lower, Dictionary<string, int> upper)
        {
            foreach (var word in Word.Split(line))
            {
                var first = line[word.Start];
                // A capital at the start of a sentence says nothing about the word.
                var sentenceStart = word.Start < 2 || !(char.IsLetterOrDigit(line[word.Start - 2]) || line[word.Start - 2] == ',');
                if (!char.IsUpper(first))
                    lower[word.Lower] = lower.GetValueOrDefault(word.Lower) + 1;
                else if (!sentenceStart)
                    upper[word.Lower] = upper.GetValueOrDefault(word.Lower) + 1;
            }
        }

        private static IEnumerable<string> PhraseWords(string phrase)
        {
            // What stands in braces is a slot, not a word.
            var open = 0;
            var plain = new string([.. phrase.Where(c =>
            {
                if (c == '{')
                    open++;
                var keep = open == 0;
                if (c == '}')
                    open--;
                return keep;
            })]);
            return Word.Split(plain).SelectMany(w => w.Lower.Split('-').Append(w.Lower.Contains('-') ? "" : w.Lower)).Where(w => w.Length > 0);
        }

        private static bool IsPlain(string word) => word.All(c => c is >= 'a' and <= 'z' or '\'') && word[0] != '\'' && (word.Length > 1 || word is "a" or "i" or "o");
    }
}
