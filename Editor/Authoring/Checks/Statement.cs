using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>How two statements stand to each other.</summary>
    internal enum StatementRelation
    {
        /// <summary>Nothing found.</summary>
        None,

        /// <summary>The same words in the same order.</summary>
        Same,

        /// <summary>The same words in another order.</summary>
        SameWords,

        /// <summary>One denies what the other says.</summary>
        Opposite,

        /// <summary>The same subject is in two places.</summary>
        Elsewhere,
    }

    /// <summary>
    /// A sentence reduced to the words that carry it. Two are opposites when they differ only by a negation, or by one word where
    /// the two words exclude each other and stand where a statement is made: after "is", "at", "costs" and the like, or at the
    /// end. That leaves out what only tells two subjects apart, such as the north and the south bridge.
    /// </summary>
    internal sealed class Statement
    {
        private static readonly HashSet<string> Negations = Set("not no never none nobody nothing neither nor without cannot");
        private static readonly HashSet<string> Fillers = Set("the a an do does did is are was were be been being has have had can will would any ever at all by with from of to it there");
        private static readonly HashSet<string> Predicates = Set("is are was were be been stays remains stands became becomes has have had at costs cost after for before every only about takes took holds counts until till by in on");
        private static readonly HashSet<string> Located = Set("is are was were lies lie lives live stands stand hides hide hidden buried kept sleeps sits works waits rests stays dwells hangs");
        private static readonly HashSet<string> Prepositions = Set("in at under on behind beneath below near inside above over beside by beyond within outside between among");

        private static readonly HashSet<string>[] ExclusiveSets =
        {
            Set("one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand"),
            Set("dawn dusk noon midnight sunrise sunset morning evening nightfall daybreak"),
            Set("monday tuesday wednesday thursday friday saturday sunday"),
            Set("january february march april may june july august september october november december"),
            Set("spring summer autumn winter"),
            Set("red blue green yellow white black grey gray brown purple golden silver"),
            Set("north south east west"),
        };

        private static readonly HashSet<string>[] Opposites =
            "open closed|open shut|open locked|opened closed|alive dead|safe dangerous|safe unsafe|true false|full empty|inside outside|friendly hostile|free captive|locked unlocked|guilty innocent|honest dishonest|up down|hot cold|wet dry|clean dirty|cheap expensive|cheap dear|strong weak|good evil|good bad|awake asleep|early late|married unmarried|legal illegal|loves hates|likes dislikes|sick healthy|rich poor|young old"
            .Split('|').Select(Set).ToArray();

        private readonly List<(string Word, string Before)> content;
        private readonly List<string> all;
        private readonly bool negated;
        private readonly (string Subject, string Place)? place;

        public Statement(string text)
        {
            all = WordSpan.Split(text).Select(word => word.Text.ToLowerInvariant().Replace('\u2019', '\'')).ToList();
            negated = all.Count(word => Negations.Contains(word) || IsContraction(word)) % 2 == 1;
            place = FindPlace();
            content = new List<(string, string)>();
            for (int i = 0; i < all.Count; i++)
            {
                if (!Negations.Contains(all[i]) && !Fillers.Contains(all[i]) && !IsContraction(all[i]))
                {
                    content.Add((Stem(all[i]), i == 0 ? string.Empty : all[i - 1]));
                }
            }
        }

        public static StatementRelation Compare(Statement a, Statement b)
        {
            if (a.content.Count == 0 || b.content.Count == 0)
            {
                return StatementRelation.None;
            }

            if (a.content.Count == b.content.Count)
            {
                List<int> different = Enumerable.Range(0, a.content.Count).Where(i => a.content[i].Word != b.content[i].Word).ToList();
                if (different.Count == 0)
                {
                    return a.negated == b.negated ? StatementRelation.Same : StatementRelation.Opposite;
                }

                if (different.Count == 1 && a.negated == b.negated && Exclude(a, b, different[0]))
                {
                    return StatementRelation.Opposite;
                }

                // Who does what to whom is told by order alone in short sentences.
                if (a.content.Count >= 4 && a.negated == b.negated && a.content.Select(entry => entry.Word).OrderBy(word => word, StringComparer.Ordinal).SequenceEqual(b.content.Select(entry => entry.Word).OrderBy(word => word, StringComparer.Ordinal)))
                {
                    return StatementRelation.SameWords;
                }
            }

            return a.negated == b.negated && a.place is (string subject, string place) && b.place is (string other, string elsewhere) && subject == other && place != elsewhere
                ? StatementRelation.Elsewhere
                : StatementRelation.None;
        }

        private static bool Exclude(Statement a, Statement b, int at)
        {
            (string wordA, string beforeA) = a.content[at];
            (string wordB, string beforeB) = b.content[at];
            bool stated = at == a.content.Count - 1 || (Predicates.Contains(beforeA) && Predicates.Contains(beforeB));
            bool excludes = (wordA.All(char.IsDigit) && wordB.All(char.IsDigit))
                || ExclusiveSets.Concat(Opposites).Any(set => set.Contains(wordA) && set.Contains(wordB))
                || Opposites.Any(set => set.Any(word => Stem(word) == wordA) && set.Any(word => Stem(word) == wordB));
            return a.content.Count > 1 && stated && excludes;
        }

        // "The iron key lies under the hearthstone": subject "iron key", place "hearthstone".
        private (string Subject, string Place)? FindPlace()
        {
            int verb = all.FindIndex(word => Located.Contains(word));
            while (verb >= 0 && verb + 1 < all.Count && Located.Contains(all[verb + 1]))
            {
                verb++;
            }

            if (verb < 1 || verb + 2 >= all.Count || !Prepositions.Contains(all[verb + 1]))
            {
                return null;
            }

            string Words(IEnumerable<string> words) => string.Join(" ", words.Where(word => !Fillers.Contains(word) && !Located.Contains(word)));
            return (Words(all.Take(verb)), Words(all.Skip(verb + 2)));
        }

        private static bool IsContraction(string word) => word.EndsWith("n't", StringComparison.Ordinal);

        // "does not sleep" and "sleeps" must compare equal.
        private static string Stem(string word) => word.Length > 3 && word.EndsWith("s", StringComparison.Ordinal) ? word.Substring(0, word.Length - 1) : word;

        private static HashSet<string> Set(string words) => new HashSet<string>(words.Split(' '), StringComparer.Ordinal);
    }
}
