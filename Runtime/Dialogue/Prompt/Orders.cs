using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>Tells from its grammar whether a line wants something done, or tells of what was done.</summary>
    internal static class Orders
    {
        private const int Opening = 4; // words in which a line says what it wants: "hey, could you ..."
        private const int Start = 4; // words of a statement among which its verb stands: "my old mother used"

        internal static readonly HashSet<string> Actors = WordSet.Of("you u ya i we somebody someone anybody anyone");

        private static readonly HashSet<string> _modals = WordSet.Of("can could will would may might shall");
        private static readonly HashSet<string> _listener = WordSet.Of("you u ya");
        private static readonly HashSet<string> _you = WordSet.Of("you u ya somebody someone anybody anyone");
        private static readonly HashSet<string> _wishes = WordSet.Of("please i'd i'll want need let lemme gimme give mind");

        private static readonly HashSet<string> _wished = WordSet.Of("like love appreciate rather prefer want need pay give take have kill welcome trade swap buy really very better also so happily gladly");
        private static readonly HashSet<string> _glad = WordSet.Of("glad grateful obliged happy thankful delighted much ever so most very");

        private static readonly HashSet<string> _what = WordSet.Of("what what's who which why");

        // Verbs that hardly ever begin anything but an order, and those that do so only before what they want: "sign says" is none.
        private static readonly HashSet<string> _orders = WordSet.Of("fetch bring lead mend fix repair patch unlock heal cure bandage sharpen pour wake ferry announce escort follow send");
        private static readonly HashSet<string> _orderAThing = WordSet.Of(
            "get call walk show play sing open close lock ring start carry hand serve fill pass sell rent book hide lend put turn switch teach train treat deal sign stamp "
            + "drive row guide take come");

        private static readonly HashSet<string> _things = WordSet.Of("me us him her them it the this that these those my your our a an some one another with up");
        private static readonly HashSet<string> _led = WordSet.Of("me us him her them my our");
        private static readonly HashSet<string> _offered = WordSet.Of("a an some one another");
        private static readonly HashSet<string> _tellers = WordSet.Of("i we he she they it my our his her their this that the");
        private static readonly HashSet<string> _subjects = WordSet.Of("i i'm i'd we you u he she they it");
        private static readonly HashSet<string> _states = WordSet.Of("is isn't are aren't am i'm was wasn't were weren't");
        private static readonly HashSet<string> _past = WordSet.Of(
            "had did went came heard lost used took gave found met told said made thought felt sat stood slept woke fell broke bought sold sent "
            + "brought knew ran rang sang walked wore wrote kept saw once");

        // What sounds past and wants something now: "I wanted a room", "I was hoping".
        private static readonly HashSet<string> _wanting = WordSet.Of("wanted hoped hoping wondered wondering needed");
        private static readonly HashSet<string> _told = WordSet.Of("you you've you'd");
        private static readonly HashSet<string> _duties = WordSet.Of("must gotta better");
        private static readonly HashSet<string> _obliged = WordSet.Of("have need got");
        private static readonly HashSet<string> _minding = WordSet.Of("be have know understand admit agree feel think");
        private static readonly HashSet<string> _coming = WordSet.Of("got came");
        private static readonly HashSet<string> _aims = WordSet.Of("to for about");

        /// <summary>
        /// Whether the line, or a clause of it, begins like a wish or an order: "could you", "i'd like", "please", "fetch me", "how about one", or
        /// ends like one: "would you?". First comes often why: "it's dark out there, could you take me home".
        /// </summary>
        public static bool AsksToAct(IReadOnlyList<Word> words, string text, int opening)
        {
            for (var i = 0; i < words.Count; i++)
            {
                if (i < Opening && (Wishes(words, i) || AsksOf(words, i)))
                    return true;
                if ((i == opening || LineShape.BeginsClause(words, text, i)) && BeginsOrder(words, i))
                    return true;
            }

            return words.Count > 2 && !_subjects.Contains(words[opening].Lower) && IsModal(words, words.Count - 2, _you);
        }

        /// <summary>Whether the words offer something: "how about a song".</summary>
        public static bool Offers(IReadOnlyList<Word> words, int i) => Is(words, i, "how") && Is(words, i + 1, "about") && IsIn(words, i + 2, _offered);

        /// <summary>Whether any words are "can you", "would you" and the like.</summary>
        public static bool AsksYou(IReadOnlyList<Word> words)
        {
            for (var i = 0; i + 1 < words.Count; i++)
            {
                if (IsModal(words, i, _listener))
                    return true;
            }

            return false;
        }

        /// <summary>Whether a wish or an order begins with the word.</summary>
        public static bool Begins(IReadOnlyList<Word> words, int i) => BeginsOrder(words, i) || Wishes(words, i) || AsksOf(words, i);

        // "Could you", "may I"; after a question word ("what would you", "which can I") it is after an answer.
        private static bool AsksOf(IReadOnlyList<Word> words, int i) => IsModal(words, i, Actors) && !(i > 0 && _what.Contains(words[i - 1].Lower));

        /// <summary>Whether a statement tells of what was: "I heard the bell", "my mother used to sew"; not of what is: "the key is lost".</summary>
        public static bool Recounts(IReadOnlyList<Word> words, string text, int opening)
        {
            if (!IsIn(words, opening, _tellers))
                return false;
            for (var i = opening; i < Math.Min(words.Count, opening + Start); i++)
            {
                if (_states.Contains(words[i].Lower) || LineShape.IsContracted(words, text, i) || _wanting.Contains(words[i].Lower)
                    || (_coming.Contains(words[i].Lower) && IsIn(words, i + 1, _aims)))
                    return false;
                if (i > opening && (_past.Contains(words[i].Lower) || (words[i].Length > 4 && words[i].Lower.EndsWith("ed", StringComparison.Ordinal) && !words[i].Lower.EndsWith("eed", StringComparison.Ordinal))))
                    return true;
            }

            return false;
        }

        // "I'd like one", "I'd be glad to see it"; not "I'd be a terrible guard".
        private static bool Wishes(IReadOnlyList<Word> words, int i) =>
            _wishes.Contains(words[i].Lower)
            && (words[i].Lower != "i'd" || IsIn(words, i + 1, _wished) || (Is(words, i + 1, "be") && IsIn(words, i + 2, _glad)));

        private static bool BeginsOrder(IReadOnlyList<Word> words, int i)
        {
            if (i + 1 >= words.Count)
                return false;
            var verb = words[i].Lower;
            if (verb == "please" || (IsModal(words, i, Actors) && i + 2 < words.Count) || _orders.Contains(verb) || Offers(words, i) || TellsTo(words, i))
                return true;
            if (verb == "call" && Is(words, i + 1, "me"))
                return false; // a name follows
            if (_orderAThing.Contains(verb))
                return IsIn(words, i + 1, verb == "take" ? _led : _things);
            return (verb == "any" && Is(words, i + 1, "chance")) || (verb == "i" && Is(words, i + 1, "should") && Is(words, i + 2, "like"));
        }

        // "You have to warn them", "you'd better come"; not "you must be tired".
        private static bool TellsTo(IReadOnlyList<Word> words, int i)
        {
            if (!IsIn(words, i, _told))
                return false;
            var verb = IsIn(words, i + 1, _duties) ? i + 2
                : Is(words, i + 1, "had") && Is(words, i + 2, "better") ? i + 3
                : IsIn(words, i + 1, _obliged) && Is(words, i + 2, "to") ? i + 3
                : words.Count;
            return verb < words.Count && !_minding.Contains(words[verb].Lower);
        }

        private static bool IsModal(IReadOnlyList<Word> words, int i, HashSet<string> actors) => IsIn(words, i, _modals) && IsIn(words, i + 1, actors);

        private static bool Is(IReadOnlyList<Word> words, int i, string word) => i < words.Count && words[i].Lower == word;

        private static bool IsIn(IReadOnlyList<Word> words, int i, HashSet<string> set) => i < words.Count && set.Contains(words[i].Lower);
    }
}
