using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Facts that say the same twice, or the opposite of each other, while both can be so at once. Opposites are found where two
    /// sentences differ only by a negation, by one pair of opposite words, or by one number.
    /// </summary>
    internal static class FactCheck
    {
        private static readonly HashSet<string> Negations = Words("not no never none nobody nothing neither nor without cannot");
        private static readonly HashSet<string> Fillers = Words("the a an do does did is are was were be been has have had can will would any ever at all");
        private static readonly HashSet<string> Numbers = Words("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand");

        private static readonly string[][] Opposites =
            ("open closed|open shut|opened closed|alive dead|lives died|safe dangerous|safe unsafe|true false|full empty|north south|east west|left right|above below|over under|inside outside|before after|"
            + "day night|dawn dusk|morning evening|always never|old new|young old|rich poor|friend enemy|friendly hostile|free captive|won lost|begun ended|locked unlocked|guilty innocent|honest dishonest|"
            + "first last|up down|high low|hot cold|wet dry|clean dirty|cheap expensive|cheap dear|large small|big small|long short|strong weak|good evil|loves hates|likes dislikes|brother sister|father mother|son daughter|husband wife|king queen")
            .Split('|').Select(pair => pair.Split(' ')).ToArray();

        private enum Relation
        {
            None,
            Same,
            Opposite,
        }

        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            List<(FactSource Fact, List<string> Words, bool Negated)> facts = authored.World.Facts
                .Where(fact => fact.Text.Value.Length > 0)
                .Select(fact => (fact, Content(fact.Text.Value), IsNegated(fact.Text.Value)))
                .ToList();
            for (int later = 1; later < facts.Count; later++)
            {
                for (int earlier = 0; earlier < later; earlier++)
                {
                    (FactSource a, List<string> wordsA, bool negatedA) = facts[earlier];
                    (FactSource b, List<string> wordsB, bool negatedB) = facts[later];
                    Relation relation = Compare(wordsA, wordsB, negatedA != negatedB);
                    if (relation == Relation.None || !Condition.Both(a.Condition, b.Condition).CanEverHold())
                    {
                        continue;
                    }

                    if (relation == Relation.Same)
                    {
                        problems.Error("duplicate-fact", b.Text.Place, $"'{b.Id.Value}' says the same as '{a.Id.Value}' in line {a.Text.Place.Line}.", "Keep one, and give it the topics of both.");
                    }
                    else
                    {
                        problems.Error("contradicting-facts", b.Text.Place, $"'{b.Id.Value}' contradicts '{a.Id.Value}' in line {a.Text.Place.Line}, and both can be so at once.", "Change one, or give them conditions that exclude each other.");
                    }
                }
            }
        }

        private static Relation Compare(List<string> a, List<string> b, bool oneIsNegated)
        {
            if (a.Count != b.Count || a.Count == 0)
            {
                return Relation.None;
            }

            int different = -1;
            for (int i = 0; i < a.Count; i++)
            {
                if (a[i] != b[i])
                {
                    if (different >= 0)
                    {
                        return Relation.None;
                    }

                    different = i;
                }
            }

            if (different < 0)
            {
                return oneIsNegated ? Relation.Opposite : Relation.Same;
            }

            return !oneIsNegated && a.Count > 1 && Excludes(a[different], b[different]) ? Relation.Opposite : Relation.None;
        }

        private static bool Excludes(string a, string b) =>
            (IsNumber(a) && IsNumber(b)) || Opposites.Any(pair => (pair[0] == a && pair[1] == b) || (pair[0] == b && pair[1] == a));

        private static bool IsNumber(string word) => Numbers.Contains(word) || word.All(char.IsDigit);

        private static bool IsNegated(string text)
        {
            int count = WordSpan.Split(text).Count(word => Negations.Contains(word.Text.ToLowerInvariant()) || IsContraction(word.Text));
            return count % 2 == 1;
        }

        private static bool IsContraction(string word) =>
            word.EndsWith("n't", StringComparison.OrdinalIgnoreCase) || word.EndsWith("n\u2019t", StringComparison.OrdinalIgnoreCase);

        // "does not sleep" and "sleeps" must compare equal, so auxiliaries go and a final s with them.
        private static List<string> Content(string text) => WordSpan.Split(text)
            .Select(word => word.Text.ToLowerInvariant())
            .Where(word => !Negations.Contains(word) && !Fillers.Contains(word) && !IsContraction(word))
            .Select(word => word.Length > 3 && word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word)
            .ToList();

        private static HashSet<string> Words(string list) => new HashSet<string>(list.Split(' '), StringComparer.Ordinal);
    }
}
