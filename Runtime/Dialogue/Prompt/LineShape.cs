using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>What the shape of a line says about its purpose, whatever the line is about.</summary>
    internal readonly struct LineShape
    {
        private const int Opening = 4; // words in which a line says what it wants: "hey, could you ..."

        private static readonly HashSet<string> _telling = Set("tell know heard hear told say says said explain describe wonder wondering curious about rumour news");
        private static readonly HashSet<string> _listener = Set("you u ya your yours yourself");
        private static readonly HashSet<string> _sharing = Set("have got sell see seen remember think recommend suggest show");
        private static readonly HashSet<string> _modals = Set("can could will would may might shall");
        private static readonly HashSet<string> _actors = Set("you u ya i we somebody someone anybody anyone");
        private static readonly HashSet<string> _wishes = Set("please i'd i'll want need let lemme let's gimme give mind");
        private static readonly HashSet<string> _forbidding = Set("don't dont never stop");

        /// <summary>Looks at the words of a line and at the line itself, cleaned.</summary>
        public LineShape(IReadOnlyList<Word> words, string text)
        {
            IsQuestion = text.IndexOf('?') >= 0
                || (words.Count > 0 && FunctionWords.IsQuestion(words[0].Lower) && !(words.Count > 1 && words[0].Lower == "what" && words[1].Lower == "a"));
            AsksToBeTold = false;
            AsksToAct = false;
            var speaksOfListener = false;
            var shares = false;
            for (var i = 0; i < words.Count; i++)
            {
                AsksToBeTold |= _telling.Contains(words[i].Lower);
                speaksOfListener |= _listener.Contains(words[i].Lower);
                shares |= _sharing.Contains(words[i].Lower);
                AsksToAct |= i < Opening && (_wishes.Contains(words[i].Lower)
                    || (i + 1 < words.Count && _modals.Contains(words[i].Lower) && _actors.Contains(words[i + 1].Lower)));
            }

            AsksListener = IsQuestion && speaksOfListener && !shares && !AsksToBeTold && !AsksToAct;
            Forbids = IsForbidding(words);
        }

        /// <summary>True for a question; "what a horse!" is none.</summary>
        public bool IsQuestion { get; }

        /// <summary>True if the line names telling or knowing: it is after something the character may know.</summary>
        public bool AsksToBeTold { get; }

        /// <summary>True for a question about whom it is put to, not about what they know: "do you pray", not "do you know the chapel".</summary>
        public bool AsksListener { get; }

        /// <summary>True if the line begins like a wish or an order, be it in the words of a question: "could you", "i'd like", "please".</summary>
        public bool AsksToAct { get; }

        /// <summary>True for "don't do that" and "do not do that", not for "don't you".</summary>
        public bool Forbids { get; }

        private static bool IsForbidding(IReadOnlyList<Word> words)
        {
            var first = words.Count > 0 && words[0].Lower == "please" ? 1 : 0;
            if (words.Count < first + 2)
                return false;
            var second = words[first + 1].Lower;
            return words[first].Lower switch
            {
                "do" => second == "not",
                "no" => second == "need",
                _ => _forbidding.Contains(words[first].Lower) && !_actors.Contains(second),
            };
        }

        private static HashSet<string> Set(string words) => new HashSet<string>(words.Split(' '), StringComparer.Ordinal);
    }
}
