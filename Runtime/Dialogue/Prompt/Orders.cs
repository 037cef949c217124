using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>Tells from its grammar whether a line wants something done, or tells of what was done.</summary>
    internal static class Orders
    {
        private const int Opening = 4; // words in which a line says what it wants: "hey, could you ..."

        private static readonly HashSet<string> _modals = Set("can could will would may might shall");
        private static readonly HashSet<string> _actors = Set("you u ya i we somebody someone anybody anyone");
        private static readonly HashSet<string> _you = Set("you u ya somebody someone anybody anyone");
        private static readonly HashSet<string> _wishes = Set("please i'd i'll want need let lemme let's gimme give mind");
        private static readonly HashSet<string> _orders = Set(
            "get fetch bring call lead walk show play sing mend fix repair patch open unlock close lock ring start send carry hand pour serve fill pass sell rent "
            + "book wake hide lend put turn switch teach train heal cure treat bandage sharpen deal sign stamp drive row ferry announce guide escort follow come");
        private static readonly HashSet<string> _tellers = Set("i we he she they it my our his her their this that the");
        private static readonly HashSet<string> _states = Set("is isn't are aren't am it's he's she's that's i'm we're they're");
        private static readonly HashSet<string> _past = Set(
            "was were had did went came saw heard lost got used took gave found met told said made thought felt left sat stood slept woke fell broke bought sold sent "
            + "brought knew ran rang sang played walked wore wrote read kept once");

        /// <summary>
        /// Whether the line, or a clause of it, begins like a wish or an order: "could you", "i'd like", "please", "fetch me", "how about", or
        /// ends like one: "would you?". First comes often why: "it's dark out there, could you take me home".
        /// </summary>
        public static bool AsksToAct(IReadOnlyList<Word> words, string text, int opening)
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (i < Opening && (_wishes.Contains(words[i].Lower) || IsModal(words, i, _actors)))
                    return true;
                var begins = i == opening || (i > 0 && LineShape.IsClause(text, words[i - 1].Start + words[i - 1].Length, words[i].Start));
                if (begins && BeginsOrder(words, i))
                    return true;
            }

            return words.Count > 2 && IsModal(words, words.Count - 2, _you);
        }

        /// <summary>Whether a statement tells of what was: "I heard the bell", "my mother used to sew".</summary>
        public static bool Recounts(IReadOnlyList<Word> words, int opening)
        {
            if (opening >= words.Count || !_tellers.Contains(words[opening].Lower))
                return false;
            for (var i = opening + 1; i < Math.Min(words.Count, opening + Opening); i++)
            {
                if (_states.Contains(words[i].Lower)) // "the key is lost"
                    return false;
                if (_past.Contains(words[i].Lower) || (words[i].Length > 4 && words[i].Lower.EndsWith("ed", StringComparison.Ordinal)))
                    return true;
            }

            return false;
        }

        private static bool BeginsOrder(IReadOnlyList<Word> words, int i)
        {
            if (words[i].Lower == "please" || IsModal(words, i, _you) || _orders.Contains(words[i].Lower))
                return i + 1 < words.Count;
            var next = i + 1 < words.Count ? words[i + 1].Lower : "";
            return (words[i].Lower == "how" && next == "about") || (words[i].Lower == "any" && next == "chance") || (words[i].Lower == "i" && next == "should" && Has(words, i + 2, "like"));
        }

        private static bool IsModal(IReadOnlyList<Word> words, int i, HashSet<string> actors) =>
            i + 1 < words.Count && _modals.Contains(words[i].Lower) && actors.Contains(words[i + 1].Lower);

        private static bool Has(IReadOnlyList<Word> words, int i, string word) => i < words.Count && words[i].Lower == word;

        private static HashSet<string> Set(string words) => new HashSet<string>(words.Split(' '), StringComparer.Ordinal);
    }
}
