using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Blocked words that a character would say, and blocked entries that block nothing.</summary>
    internal static class BlockedWordCheck
    {
        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            var blocked = new List<string>();
            foreach (SourceText word in authored.World.Blocked)
            {
                if (word.Value.Any(char.IsLetterOrDigit))
                {
                    blocked.Add(word.Value);
                }
                else
                {
                    problems.Warn("empty-name", word.Place, $"'{word.Value}' under 'blocked' holds no word and is left out.", "Remove it.");
                }
            }

            IEnumerable<SourceText> texts = SpokenTexts.Of(authored)
                .Concat(authored.World.Places).Concat(authored.World.People).Concat(authored.World.Items)
                .Concat(authored.Cards.Select(card => card.Name)).Concat(authored.Cards.SelectMany(card => card.Sells.Select(ware => ware.Value)));
            foreach (SourceText text in texts)
            {
                foreach (string word in blocked.Where(word => Holds(text.Value, word)))
                {
                    problems.Error("blocked-word", text.Place, $"'{word}' is blocked in this world, and this text uses it: \"{text.Value}\".", "Say it in other words.");
                }
            }
        }

        /// <summary>Whether the word or phrase stands in the text as a whole, in any case.</summary>
        internal static bool Holds(string text, string word)
        {
            for (int at = 0; (at = text.IndexOf(word, at, StringComparison.OrdinalIgnoreCase)) >= 0; at++)
            {
                int end = at + word.Length;
                if ((at == 0 || !WordSpan.IsWordCharacter(text[at - 1])) && (end == text.Length || !WordSpan.IsWordCharacter(text[end])))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
