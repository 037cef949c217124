using System;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>English plurals that follow a rule: "torches", "knives", "berries".</summary>
    internal static class Plurals
    {
        /// <summary>Whether a word is the plural of another, both in lower case.</summary>
        public static bool IsOf(string word, string singular)
        {
            if (singular.Length < 2 || word.Length <= singular.Length || word[word.Length - 1] != 's')
                return false;
            if (word == singular + "s" || word == singular + "es")
                return true;
            if (word == "leaves") // what trains do
                return false;
            return Swaps(word, singular, "y", "ies") || Swaps(word, singular, "f", "ves") || Swaps(word, singular, "fe", "ves");
        }

        private static bool Swaps(string word, string singular, string ending, string plural) =>
            singular.EndsWith(ending, StringComparison.Ordinal) && word.EndsWith(plural, StringComparison.Ordinal)
            && word.Length - plural.Length == singular.Length - ending.Length && string.CompareOrdinal(word, 0, singular, 0, singular.Length - ending.Length) == 0;
    }
}
