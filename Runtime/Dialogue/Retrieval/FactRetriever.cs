using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>A fact that a line of the player seems to be about.</summary>
    public readonly struct FactMatch
    {
        internal FactMatch(Fact fact, float score, float nearness = 0f, bool single = false, bool filler = false)
        {
            Fact = fact;
            Score = score;
            Nearness = nearness;
            IsSingle = single;
            IsFiller = filler;
        }

        /// <summary>The fact.</summary>
        public readonly Fact Fact;

        /// <summary>How well it matches, see <see cref="TermIndex.Score(TermQuery, int)"/>.</summary>
        public readonly float Score;

        /// <summary>The part of <see cref="Score"/> that likeness of meaning has, see <see cref="Retrieval.Nearness"/>; below 0 where it is unlike.</summary>
        internal readonly float Nearness;

        /// <summary>True if a single word in common is all that speaks for it.</summary>
        internal readonly bool IsSingle;

        /// <summary>True if nothing matched and the fact is only at hand in case the player wants news of any kind.</summary>
        public readonly bool IsFiller;

        /// <summary>True if the match is good enough to be taken as what the player means.</summary>
        public bool IsHit => Score >= FactRetriever.HitScore;
    }

    /// <summary>
    /// Finds what a character may say about a line. It sees the game's flags and trust, so a fact that the character does not
    /// know, that is not true now, or that it keeps secret never reaches the prompt.
    /// </summary>
    public sealed class FactRetriever
    {
        /// <summary>Score from which on a fact counts as meant.</summary>
        public const float HitScore = 0.55f;

        /// <summary>Score below which a fact is not offered at all.</summary>
        public const float NearScore = 0.22f;

        private const float UnlockedBonus = 0.15f;
        private const float TopicWeight = 2f;
        private const float NameWeight = 1.5f;
        private const float TextWeight = 0.8f;
        private const float WordOfNameWeight = 0.4f;

        private readonly List<Entry> _entries = new List<Entry>();
        private readonly TermIndex _index = new TermIndex();

        /// <summary>Indexes the facts that <paramref name="self"/> knows or keeps secret.</summary>
        /// <param name="world">The world.</param>
        /// <param name="self">The character.</param>
        /// <param name="matcher">Finds names.</param>
        /// <param name="senses">What words are about; null compares words alone.</param>
        public FactRetriever(WorldPack world, CharacterCard self, MentionMatcher matcher, SenseVectors? senses = null)
        {
            senses ??= SenseVectors.None;
            foreach (var fact in world.Facts)
            {
                var secret = self.Secrets.FirstOrDefault(s => s.Fact == fact.Id);
                var knows = fact.KnownBy == null || fact.KnownBy.Contains(self.Id) || self.Knows.Contains(fact.Id);
                if (secret == null && !knows)
                    continue;
                _index.Add(Terms(fact, matcher));
                _entries.Add(new Entry(fact, secret, Senses(fact, senses)));
            }
        }

        /// <summary>The facts this character can ever tell, in the order of the world file.</summary>
        public IEnumerable<Fact> Known => _entries.Select(e => e.Fact);

        /// <summary>True if the character may tell the fact at this moment.</summary>
        public bool MayTell(Fact fact, IGameState state) => _entries.Any(e => e.Fact == fact && e.MayTell(state));

        /// <summary>
        /// Facts the character may tell now, best match first, at most <paramref name="count"/>.
        /// <paramref name="locked"/> is true when a secret it must keep matches better than all of them.
        /// </summary>
        public List<FactMatch> Rank(TermQuery query, IGameState state, int count, out bool locked)
        {
            var open = new List<FactMatch>();
            var bestLocked = 0f;
            for (var i = 0; i < _entries.Count; i++)
            {
                var nearness = Nearness.Of(query.Sense, _entries[i].Senses);
                var score = _index.Score(query, i, out var common) + nearness;
                if (score < NearScore)
                    continue;
                // What trust has earned is what the player came for: among equals it is told first.
                if (_entries[i].IsUnlocked(state))
                    score += UnlockedBonus;
                if (_entries[i].MayTell(state))
                    open.Add(new FactMatch(_entries[i].Fact, score, nearness, common == 1 && nearness <= 0f));
                else if (_entries[i].IsSecretNow(state))
                    bestLocked = Math.Max(bestLocked, score);
            }

            open.Sort((a, b) => b.Score.CompareTo(a.Score));
            if (open.Count > count)
                open.RemoveRange(count, open.Count - count);
            locked = bestLocked >= HitScore && (open.Count == 0 || bestLocked > open[0].Score);
            return open;
        }

        /// <summary>A fact the character may tell now and has not told yet, a different one from turn to turn; null when all are told.</summary>
        public FactMatch? Filler(IGameState state, Func<Fact, bool> wasTold, int turn)
        {
            for (var i = 0; i < _entries.Count; i++)
            {
                var entry = _entries[(i + turn) % _entries.Count];
                if (entry.MayTell(state) && !wasTold(entry.Fact))
                    return new FactMatch(entry.Fact, 0f, filler: true);
            }

            return null;
        }

        // A topic says what else the fact is an answer to, but many of them together are about too much.
        private static float[][] Senses(Fact fact, SenseVectors senses) =>
            new[] { senses.Of(Word.Split(fact.Text)), senses.Of(Word.Split(fact.Text + " " + string.Join(" ", fact.Topics))) };

        private static Dictionary<string, float> Terms(Fact fact, MentionMatcher matcher)
        {
            var terms = new Dictionary<string, float>(StringComparer.Ordinal);
            void Add(string term, float weight) => terms[term] = Math.Max(weight, terms.TryGetValue(term, out var w) ? w : 0f);

            var words = Word.Split(fact.Text);
            var mentions = matcher.Find(fact.Text, words, exact: true);
            // Words of a name are about what is named: the end of a war is not Sallow End.
            foreach (var word in words.Where(w => !FunctionWords.Contains(w.Lower)))
                Add(word.Stem, mentions.Any(m => word.Start >= m.Start && word.Start < m.End) ? WordOfNameWeight : TextWeight);
            foreach (var mention in mentions)
                Add(TermQuery.EntityTerm(mention.Entity), NameWeight);
            foreach (var topic in fact.Topics)
            {
                var topicWords = Word.Split(topic);
                foreach (var word in topicWords.Where(w => topicWords.Count == 1 || !FunctionWords.Contains(w.Lower)))
                    Add(word.Stem, TopicWeight);
                foreach (var mention in matcher.Find(topic, topicWords, exact: true))
                    Add(TermQuery.EntityTerm(mention.Entity), TopicWeight);
            }

            return terms;
        }

        private readonly struct Entry
        {
            public readonly Fact Fact;
            public readonly float[][] Senses;
            private readonly Secret? _secret;

            public Entry(Fact fact, Secret? secret, float[][] senses)
            {
                Senses = senses;
                Fact = fact;
                _secret = secret;
            }

            public bool MayTell(IGameState state) => Fact.When.Evaluate(state) && (_secret == null || _secret.When.Evaluate(state));

            public bool IsUnlocked(IGameState state) => _secret != null && MayTell(state);

            public bool IsSecretNow(IGameState state) => _secret != null && Fact.When.Evaluate(state) && !_secret.When.Evaluate(state);
        }
    }
}
