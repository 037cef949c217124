using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>The terms a text is compared by: stems of its content words and the names it mentions.</summary>
    public sealed class TermQuery
    {
        private static readonly HashSet<string> _interjections = new HashSet<string>(StringComparer.Ordinal)
        {
            "great", "good", "fine", "nice", "cool", "sure", "perfect", "lovely", "wonderful", "excellent", "brilliant", "sweet", "thanks", "cheers", "splendid", "alright", "sorry", "wow", "hmm",
        };

        private static readonly string _wares = Stemmer.Stem("wares");

        // What a term counts that is in no text: where commonness is not known, for a word that is not among the common ones, for the
        // commonest, and more for each tenfold of its rank.
        private const float DefaultUnseen = 0.7f;
        private const float UnknownUnseen = 1f;
        private const float CommonUnseen = 0.3f;
        private const float RareUnseen = 0.25f;

        private readonly Dictionary<string, float> _unseen = new Dictionary<string, float>();
        private readonly Dictionary<string, float> _weights = new Dictionary<string, float>();

        /// <summary>Terms with their weights.</summary>
        public IReadOnlyDictionary<string, float> Weights => _weights;

        /// <summary>What the text is about, see <see cref="SenseVectors.Of"/>; empty where that is not known.</summary>
        public float[] Sense { get; private set; } = Array.Empty<float>();

        /// <summary>True if the text has no word with a topic of its own ("why?", "tell me more").</summary>
        public bool IsEmpty => _weights.Count == 0;

        /// <summary>Reads the terms of a text; words inside a mention count as the name, not as words, unless it is a partial match.</summary>
        /// <param name="words">The words of the text.</param>
        /// <param name="mentions">The names in it.</param>
        /// <param name="common">The commonest words of the language in order; null where they are not known.</param>
        /// <param name="senses">What words are about; null where that is not known.</param>
        public static TermQuery Of(IReadOnlyList<Word> words, IReadOnlyList<Mention> mentions, WordClusters? common = null, SenseVectors? senses = null)
        {
            var query = new TermQuery();
            foreach (var word in words)
            {
                if (FunctionWords.IsEmpty(word.Lower) || word.Lower.Length <= 1 || IsAddress(word, mentions) || (word.Start == words[0].Start && IsInterjection(words)))
                    continue;
                query.Add(word.Stem, 1f);
                if (common != null && common.Count > 0)
                    query._unseen[word.Stem] = Unseen(common.RankOf(word.Lower));
            }

            foreach (var mention in mentions)
            {
                if (mention.Entity.Kind != EntityKind.Self)
                    query.Add(EntityTerm(mention.Entity), 1f);
            }

            if (AsksToSeeWares(words))
                query.Add(_wares, 1f);
            // What has no topic of its own is about what was said before.
            if (senses != null && !query.IsEmpty)
                query.Sense = senses.Of(words);
            return query;
        }

        /// <summary>
        /// What a term counts that occurs in none of the texts: the rarer the word, the surer the line is about something else.
        /// </summary>
        internal float UnseenWeight(string term) => _unseen.TryGetValue(term, out var weight) ? weight : DefaultUnseen;

        private static float Unseen(int rank) => rank < 0 ? UnknownUnseen : CommonUnseen + RareUnseen * (float)Math.Log10(1 + rank / 30.0);

        // "Let me see what you have" speaks of wares in function words alone.
        private static bool AsksToSeeWares(IReadOnlyList<Word> words)
        {
            bool sees = false, what = false;
            foreach (var word in words)
            {
                sees |= word.Lower == "show" || word.Lower == "see" || word.Lower == "look" || word.Lower == "lemme";
                what |= sees && (word.Lower == "what" || word.Lower == "what've" || word.Lower == "everything" || word.Lower == "stuff");
                if (word.Lower == "goods") // whose stem would be that of "good"
                    return true;
                if (what && (word.Lower == "have" || word.Lower == "got" || word.Lower == "what've" || word.Lower == "stuff"))
                    return true;
            }

            return false;
        }

        // "Great, how much?" is about nothing great.
        private static bool IsInterjection(IReadOnlyList<Word> words) =>
            words.Count > 1 && _interjections.Contains(words[0].Lower) && words[1].Start > words[0].Start + words[0].Length + 1;

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
