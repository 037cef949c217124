using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>Tells a statement that only ends like a question: "lovely evening, isn't it?".</summary>
    internal static class QuestionTag
    {
        private static readonly HashSet<string> _tagged = WordSet.Of("it he she they you we i that u ya");

        /// <summary>
        /// Whether the only question of a line is an auxiliary and a pronoun after a statement. What follows may say more ("must be nice"), but ask or
        /// order nothing; "do you?" is a question.
        /// </summary>
        /// <param name="words">Words of the line.</param>
        /// <param name="text">The line.</param>
        /// <param name="opening">Index of the first word that is no opener.</param>
        public static bool Ends(IReadOnlyList<Word> words, string text, int opening)
        {
            var mark = text.LastIndexOf('?');
            var first = words.Count - 2;
            while (first >= 1 && mark >= 0 && words[first + 1].Start > mark)
                first--;
            if (first < 1 || text.IndexOf('?') != mark || !LineShape.Auxiliaries.Contains(words[first].Lower) || !_tagged.Contains(words[first + 1].Lower))
                return false;
            for (var i = first + 2; i < words.Count; i++)
            {
                if (Orders.Begins(words, i) || LineShape.QuestionWords.Contains(words[i].Lower) || LineShape.IsTelling(words, i))
                    return false;
            }

            var isNegative = words[first].Lower.EndsWith("n't", StringComparison.Ordinal);
            return (isNegative || (LineShape.HasBreak(words, text, first) && !LineShape.Listener.Contains(words[first + 1].Lower))) && !LineShape.AsksAt(words, text, opening);
        }
    }
}
