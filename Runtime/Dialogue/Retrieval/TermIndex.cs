using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>
    /// Ranks a few dozen short texts against a query by the share of the query's weight they explain: a coverage score with
    /// inverse document frequency (Spärck Jones 1972). Synonyms count for less than the word itself, mistyped words are matched
    /// when nothing else explains them.
    /// </summary>
    public sealed class TermIndex
    {
        private const float SynonymDiscount = 0.6f;
        private const float TypoDiscount = 0.8f;

        private readonly List<Dictionary<string, float>> _documents = new List<Dictionary<string, float>>();
        private readonly Dictionary<string, int> _documentFrequency = new Dictionary<string, int>(StringComparer.Ordinal);

        /// <summary>Number of texts.</summary>
        public int Count => _documents.Count;

        /// <summary>Adds a text given as terms with weights (2 for its topics, 1 for other words); returns its number.</summary>
        public int Add(IReadOnlyDictionary<string, float> terms)
        {
            var document = new Dictionary<string, float>(StringComparer.Ordinal);
            foreach (var term in terms)
            {
                document[term.Key] = term.Value;
                _documentFrequency[term.Key] = _documentFrequency.TryGetValue(term.Key, out var n) ? n + 1 : 1;
                foreach (var group in Synonyms.GroupsOf(term.Key))
                {
                    var key = "#" + group;
                    document[key] = Math.Max(document.TryGetValue(key, out var w) ? w : 0f, term.Value);
                }
            }

            _documents.Add(document);
            return _documents.Count - 1;
        }

        /// <summary>
        /// How well text <paramref name="document"/> answers the query: 0 = no common term, 1 = every term is found, up to 2
        /// when every term is found among the topics.
        /// </summary>
        public float Score(TermQuery query, int document) => Score(query, document, out _);

        /// <summary>The same, and how many of the query's terms were found.</summary>
        public float Score(TermQuery query, int document, out int common)
        {
            var terms = _documents[document];
            float found = 0, total = 0;
            common = 0;
            foreach (var term in query.Weights)
            {
                var idf = Idf(query, term.Key);
                var match = Match(terms, term.Key);
                total += idf * Math.Min(1f, term.Value);
                found += idf * term.Value * match;
                common += match > 0 ? 1 : 0;
            }

            return total > 0 ? found / total : 0f;
        }

        private float Match(Dictionary<string, float> terms, string term)
        {
            if (terms.TryGetValue(term, out var weight))
                return weight;
            var best = 0f;
            foreach (var group in Synonyms.GroupsOf(term))
            {
                if (terms.TryGetValue("#" + group, out weight))
                    best = Math.Max(best, weight * SynonymDiscount);
            }

            if (best == 0f && term.Length >= 5 && !_documentFrequency.ContainsKey(term))
            {
                foreach (var own in terms.Where(t => EditDistance.IsTypo(term, t.Key)))
                    best = Math.Max(best, own.Value * TypoDiscount);
            }

            return best;
        }

        // A word no text has is more likely small talk around the topic than the topic itself, so it weighs little.
        private float Idf(TermQuery query, string term) => _documentFrequency.TryGetValue(term, out var n)
            ? (float)Math.Log(1.0 + (_documents.Count + 0.5) / (n + 0.5))
            : query.UnseenWeight(term);
    }
}
