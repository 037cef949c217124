using System.Collections.Generic;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>The terms a text is compared by: stems of its content words and the names it mentions.</summary>
    public sealed class TermQuery
    {
        private static readonly string _wares = Stemmer.Stem("wares");

        private readonly Dictionary<string, float> _weights = new Dictionary<string, float>();

        /// <summary>Terms with their weights.</summary>
        public IReadOnlyDictionary<string, float> Weights => _weights;

        /// <summary>True if the text has no word with a topic of its own ("why?", "tell me more").</summary>
        public bool IsEmpty => _weights.Count == 0;

        /// <summary>Reads the terms of a text; words inside a mention count as the name, not as words, unless it is a partial match.</summary>
        public static TermQuery Of(IReadOnlyList<Word> words, IReadOnlyList<Mention> mentions)
        {
            var query = new TermQuery();
            foreach (var word in words)
            {
                if (!FunctionWords.Contains(word.Lower) && word.Lower.Length > 1 && !IsAddress(word, mentions))
                    query.Add(word.Stem, 1f);
            }

            foreach (var mention in mentions)
            {
                if (mention.Entity.Kind != EntityKind.Self)
                    query.Add(EntityTerm(mention.Entity), 1f);
            }

            if (AsksToSeeWares(words))
                query.Add(_wares, 1f);
            return query;
        }

        // "Let me see what you have" speaks of wares in function words alone.
        private static bool AsksToSeeWares(IReadOnlyList<Word> words)
        {
            bool sees = false, what = false;
            foreach (var word in words)
            {
                sees |= word.Lower == "show" || word.Lower == "see" || word.Lower == "look" || word.Lower == "lemme";
                what |= sees && (word.Lower == "what" || word.Lower == "what've" || word.Lower == "everything" || word.Lower == "stuff");
                if (what && (word.Lower == "have" || word.Lower == "got" || word.Lower == "what've" || word.Lower == "stuff"))
                    return true;
            }

            return false;
        }

        // Whoever says the character's name to it calls it; what the line is about stands in the other words.
        private static bool IsAddress(Word word, IReadOnlyList<Mention> mentions)
        {
            foreach (var mention in mentions)
            {
                if (mention.Entity.Kind == EntityKind.Self && word.Start >= mention.Start && word.Start < mention.End)
                    return true;
            }

            return false;
        }

        /// <summary>Adds a term; the larger weight wins.</summary>
        public void Add(string term, float weight)
        {
            if (!_weights.TryGetValue(term, out var old) || old < weight)
                _weights[term] = weight;
        }

        /// <summary>Adds the terms of an earlier line, at a discount.</summary>
        public void AddContext(TermQuery earlier, float discount)
        {
            foreach (var pair in earlier._weights)
                Add(pair.Key, pair.Value * discount);
        }

        /// <summary>The term a name is indexed under; it cannot collide with a stem because stems hold no colon.</summary>
        internal static string EntityTerm(Entity entity) => entity.ToString();
    }
}
