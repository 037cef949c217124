using System.Collections.Generic;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>What a mistyped word may have been: everything one insertion, deletion, replacement or swap of neighbours away.</summary>
    internal static class Slips
    {
        private const string Letters = "abcdefghijklmnopqrstuvwxyz'";

        /// <summary>The spellings, swaps and deletions first; some come twice.</summary>
        /// <param name="word">The word in lower case.</param>
        public static IEnumerable<string> Of(string word)
        {
            for (var i = 0; i + 1 < word.Length; i++)
                yield return word.Substring(0, i) + word[i + 1] + word[i] + word.Substring(i + 2);
            for (var i = 0; i < word.Length; i++)
                yield return word.Remove(i, 1);
            for (var i = 0; i <= word.Length; i++)
            {
                foreach (var letter in Letters)
                {
                    yield return word.Insert(i, letter.ToString());
                    if (i < word.Length)
                        yield return word.Substring(0, i) + letter + word.Substring(i + 1);
                }
            }
        }
    }
}
