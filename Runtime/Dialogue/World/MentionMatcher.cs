using System.Collections.Generic;
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
        private readonly Glossary _glossary;
        private readonly Lexicon _lexicon;

        /// <summary>Creates a matcher; words of <paramref name="lexicon"/> are never taken for a mistyped name.</summary>
        public MentionMatcher(Glossary glossary, Lexicon lexicon)
        {
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
                if (!TryMatch(words, i, exact, out var entity, out var count))
                    continue;
                var first = i > 0 && IsArticle(words[i - 1].Lower) && Adjacent(text, words[i - 1], words[i]) ? i - 1 : i;
                var last = words[i + count - 1];
                mentions.Add(new Mention(words[first].Start, last.Start + last.Length, entity));
                i += count - 1;
            }

            return mentions;
        }

        private bool TryMatch(IReadOnlyList<Word> words, int i, bool exact, out Entity entity, out int count)
        {
            foreach (var alias in _glossary.StartingWith(words[i].Lower))
            {
                if ((exact && alias.Rank > 0) || !Matches(alias.Words, words, i))
                    continue;
                entity = alias.Entity;
                count = alias.Words.Length;
                return true;
            }

            entity = null!;
            count = 1;
            return !exact && TryTypo(words[i].Lower, out entity);
        }

        private bool TryTypo(string word, out Entity entity)
        {
            entity = null!;
            if (word.Length < 4 || _lexicon.Contains(word) || FunctionWords.Contains(word))
                return false;
            foreach (var alias in _glossary.Single)
            {
                if (word != alias.Words[0] + "s" && !EditDistance.IsTypo(word, alias.Words[0]))
                    continue;
                entity = alias.Entity;
                return true;
            }

            return false;
        }

        private static bool Matches(string[] alias, IReadOnlyList<Word> words, int start)
        {
            if (start + alias.Length > words.Count)
                return false;
            for (var k = 0; k < alias.Length; k++)
            {
                if (words[start + k].Lower != alias[k])
                    return false;
            }

            return true;
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
