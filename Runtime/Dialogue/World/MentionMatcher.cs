using System.Collections.Generic;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.World
{
    /// <summary>A stretch of text that names an entity.</summary>
    public readonly struct Mention
    {
        internal Mention(int start, int end, Entity entity)
        {
            Start = start;
            End = end;
            Entity = entity;
        }

        /// <summary>First character, a leading article included.</summary>
        public readonly int Start;

        /// <summary>One past the last character.</summary>
        public readonly int End;

        /// <summary>What is named.</summary>
        public readonly Entity Entity;
    }

    /// <summary>Finds the names of the glossary in a text: longest name first, any case, small typos in single words.</summary>
    public sealed class MentionMatcher
    {
        private static readonly HashSet<string> _pointing = new HashSet<string> { "the", "this", "that", "your", "our", "his", "her", "to", "at", "yon", "ur" };

        private static readonly HashSet<string> _titles = new HashSet<string>
        {
            "mr", "mrs", "miss", "ms", "dr", "doctor", "captain", "madame", "madam", "sir", "lady", "lord", "old", "young", "father", "mother", "brother", "sister", "uncle", "aunt",
            "sergeant", "professor", "inspector", "count", "king", "queen", "prince", "princess",
        };

        private readonly Glossary _glossary;
        private readonly Lexicon _lexicon;
        private readonly WordClusters? _common;

        /// <summary>Creates a matcher; ordinary words are never taken for a mistyped name.</summary>
        /// <param name="glossary">The names.</param>
        /// <param name="lexicon">Ordinary words.</param>
        /// <param name="common">The commonest of them, where they are known: what a lexicon has beside them may be a slip itself, and stands for a thing of nearly that name.</param>
        public MentionMatcher(Glossary glossary, Lexicon lexicon, WordClusters? common = null)
        {
            _common = common;
            _glossary = glossary;
            _lexicon = lexicon;
        }

        /// <summary>
        /// The mentions in a text in order, without overlap. <paramref name="exact"/> restricts the search to full names, which
        /// is right for authored text: there a single word such as "key" need not mean the iron key.
        /// </summary>
        public List<Mention> Find(string text, IReadOnlyList<Word> words, bool exact = false)
        {
            var mentions = new List<Mention>();
            for (var i = 0; i < words.Count; i++)
            {
                if (!TryMatch(text, words, i, exact, out var entity, out var count))
                    continue;
                var first = i > 0 && IsArticle(words[i - 1].Lower) && Adjacent(text, words[i - 1], words[i]) ? i - 1 : i;
                var last = words[i + count - 1];
                mentions.Add(new Mention(words[first].Start, last.Start + last.Length, entity));
                i += count - 1;
            }

            return mentions;
        }

        private bool TryMatch(string text, IReadOnlyList<Word> words, int i, bool exact, out Entity entity, out int count)
        {
            foreach (var alias in _glossary.StartingWith(words[i].Lower))
            {
                if ((exact && alias.Rank > 0) || !alias.IsAt(words, i) || (alias.Rank > 0 && !StandsForName(alias, text, words, i)))
                    continue;
                entity = alias.Entity;
                count = alias.Words.Length;
                return true;
            }

            entity = null!;
            count = 1;
            return !exact && (TryPlural(words[i].Lower, out entity) || TryTypo(words[i].Lower, out entity));
        }

        /// <summary>
        /// Whether a part of a name stands for it. A word that means something by itself does so only where the name is the likelier
        /// meaning: "the barn", "the key", "Kettle", but not "how does it end", "any circus" or "put the kettle on".
        /// </summary>
        private bool StandsForName(Glossary.Alias alias, string text, IReadOnlyList<Word> words, int i)
        {
            if (!_lexicon.Contains(words[i].Lower))
                return true;
            switch (alias.Entity.Kind)
            {
                case EntityKind.Item:
                    return alias.IsLast || (!_glossary.IsPlainWord(words[i].Lower) && IsAlone(words, i)); // the key; any rope, but not an iron will
                case EntityKind.Place:
                case EntityKind.Here:
                case EntityKind.World:
                    return alias.IsLast && i > 0 && _pointing.Contains(words[i - 1].Lower);
                default:
                    // A first name may well be a word; a family name is one with a capital or after a title.
                    return alias.IsFirst || char.IsUpper(text[words[i].Start]) || (i > 0 && _titles.Contains(words[i - 1].Lower));
            }
        }

        private static bool IsAlone(IReadOnlyList<Word> words, int i) => i + 1 >= words.Count || FunctionWords.IsEmpty(words[i + 1].Lower);

        // "How much are the blankets?"
        private bool TryPlural(string word, out Entity entity)
        {
            entity = null!;
            if (word.Length < 4 || word[word.Length - 1] != 's')
                return false;
            foreach (var alias in _glossary.Single)
            {
                if (alias.Entity.Kind != EntityKind.Item || (alias.Rank > 0 && !alias.IsLast) || !Plurals.IsOf(word, alias.Words[0]))
                    continue;
                entity = alias.Entity;
                return true;
            }

            return false;
        }

        private bool TryTypo(string word, out Entity entity)
        {
            entity = null!;
            var ordinary = _lexicon.Contains(word);
            if (word.Length < 4 || FunctionWords.Contains(word) || (ordinary && (_common == null || _common.Count == 0 || _common.RankOf(word) >= 0)))
                return false;
            foreach (var alias in _glossary.Single)
            {
                if (ordinary && (alias.Entity.Kind != EntityKind.Item || alias.IsFirst || word == alias.Words[0] || _glossary.IsPlainWord(word)))
                    continue;
                if (!Plurals.IsOf(word, alias.Words[0]) && !EditDistance.IsTypo(word, alias.Words[0]))
                    continue;
                entity = alias.Entity;
                return true;
            }

            return false;
        }

        private static bool IsArticle(string word) => word == "the" || word == "a" || word == "an";

        private static bool Adjacent(string text, Word before, Word after)
        {
            for (var i = before.Start + before.Length; i < after.Start; i++)
            {
                if (text[i] != ' ')
                    return false;
            }

            return true;
        }
    }
}
