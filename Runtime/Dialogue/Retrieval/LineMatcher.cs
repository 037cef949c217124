using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>An authored exchange whose player line resembles what the player said.</summary>
    public readonly struct LineMatch
    {
        internal LineMatch(AuthoredLine line, float score, LineShape shape, float odds = Unlikely)
        {
            Odds = odds;
            Line = line;
            Score = score;
            Shape = shape;
        }

        /// <summary>The least that is told of odds.</summary>
        internal const float Unlikely = -6f;

        /// <summary>The exchange.</summary>
        public readonly AuthoredLine Line;

        /// <summary>Similarity of the two player lines: 0 = nothing in common, 1 = the same words; for lines alike in meaning alone it stands for how likely they mean the same.</summary>
        public readonly float Score;

        /// <summary>The shape of the exchange's own player line.</summary>
        internal readonly LineShape Shape;

        /// <summary>How likely the two mean the same, see <see cref="Rewording"/>, as log-odds.</summary>
        internal readonly float Odds;
    }

    /// <summary>
    /// Finds the authored exchanges nearest to a line: cosine similarity of word stems weighted by inverse document frequency,
    /// where function words count a little (they tell "who are you" from "who is she").
    /// </summary>
    public sealed class LineMatcher
    {
        /// <summary>Similarity from which on the authored reply is played without asking the model.</summary>
        public const float SameScore = 0.96f;

        /// <summary>Similarity below which an exchange is not offered: it would only be a distraction.</summary>
        public const float NearScore = 0.5f;

        /// <summary>The similarity that even odds of meaning the same are worth, what each nat adds, and the most that it can come to.</summary>
        private const float Even = 0.55f;

        private const float ScorePerNat = 0.05f;
        private const float Likeliest = 0.9f;

        private const float FunctionWordWeight = 0.35f;
        private const float SynonymWeight = 0.5f;

        /// <summary>The character's own name is how it is addressed: "hello, Mara" is not "good night, Mara".</summary>
        private const float NameWeight = 0.1f;

        /// <summary>Likeness of meaning below which two lines that share words are doubted, and from which downwards they are doubted fully.</summary>
        private const float Alike = 0.6f;

        private const float Unlike = 0.3f;

        /// <summary>The most that being unlike takes from a similarity.</summary>
        private const float Doubt = 0.12f;

        private readonly WorldPack _world;
        private readonly CharacterCard _self;
        private readonly LineShape[] _shapes;
        private readonly float[][] _senses;
        private readonly SenseVectors _known;
        private readonly HashSet<string> _name = new HashSet<string>(StringComparer.Ordinal);
        private readonly List<Dictionary<string, float>> _vectors = new List<Dictionary<string, float>>();
        private readonly Dictionary<string, int> _frequency = new Dictionary<string, int>(StringComparer.Ordinal);

        /// <summary>Indexes the authored lines of a character.</summary>
        /// <param name="world">The world.</param>
        /// <param name="self">The character.</param>
        /// <param name="senses">What words are about; null compares words alone.</param>
        public LineMatcher(WorldPack world, CharacterCard self, SenseVectors? senses = null)
        {
            _known = senses ?? SenseVectors.None;
            _world = world;
            _self = self;
            _name.UnionWith(Word.Split(self.Name).Select(w => w.Lower));
            var words = self.Lines.Select(l => Word.Split(l.Player)).ToList();
            _senses = words.Select(_known.Of).ToArray();
            _shapes = self.Lines.Select((l, i) => new LineShape(words[i], l.Player)).ToArray();
            var terms = words.Select(Terms).ToList();
            foreach (var term in terms.SelectMany(t => t.Keys))
                _frequency[term] = _frequency.TryGetValue(term, out var n) ? n + 1 : 1;
            _vectors.AddRange(terms.Select(Weigh));
        }

        /// <summary>
        /// The nearest exchanges that may be used now, best first. An exchange is usable while its own condition holds and its
        /// action, if any, is legal; <paramref name="exclude"/> names those played recently.
        /// </summary>
        public List<LineMatch> Nearest(IReadOnlyList<Word> words, IGameState state, ICollection<string> exclude, int count)
        {
            var query = Weigh(Terms(words));
            var sense = _known.Of(words);
            var matches = new List<LineMatch>();
            for (var i = 0; i < _vectors.Count; i++)
            {
                var line = _self.Lines[i];
                var score = Dot(query, _vectors[i]) - DoubtOf(sense, _senses[i]);
                if (score >= NearScore && !exclude.Contains(line.Id) && IsUsable(line, state))
                    matches.Add(new LineMatch(line, Math.Min(1f, score), _shapes[i]));
            }

            matches.Sort((a, b) => b.Score.CompareTo(a.Score));
            if (matches.Count > count)
                matches.RemoveRange(count, matches.Count - count);
            return matches;
        }

        /// <summary>The nearest exchanges by words or by meaning, best first.</summary>
        /// <param name="near">Those that are near by words.</param>
        /// <param name="odds">How likely a line means what an authored one does, by its number, as log-odds.</param>
        /// <param name="state">The state of the game.</param>
        /// <param name="exclude">Ids of exchanges that were played recently.</param>
        /// <param name="count">How many at most.</param>
        public List<LineMatch> Reworded(IReadOnlyList<LineMatch> near, Func<int, float> odds, IGameState state, ICollection<string> exclude, int count)
        {
            var matches = new List<LineMatch>();
            for (var i = 0; i < _self.Lines.Count; i++)
            {
                var line = _self.Lines[i];
                // What is asked for in other words may be asked of another thing or place: requests have a reading of their own.
                var likely = line.Action == null ? odds(i) : float.NegativeInfinity;
                likely = float.IsNaN(likely) ? float.NegativeInfinity : likely;
                var score = Math.Max(0f, Math.Min(Likeliest, Even + likely * ScorePerNat));
                foreach (var match in near)
                    score = match.Line == line ? Math.Max(match.Score, score) : score;
                if (score >= NearScore && !exclude.Contains(line.Id) && IsUsable(line, state))
                    matches.Add(new LineMatch(line, score, _shapes[i], Math.Max(LineMatch.Unlikely, likely)));
            }

            matches.Sort((a, b) => b.Score.CompareTo(a.Score));
            if (matches.Count > count)
                matches.RemoveRange(count, matches.Count - count);
            return matches;
        }

        // "Do you get a day to yourself?" shares its words with "how was your day?", but does not ask for that.
        private static float DoubtOf(float[] sense, float[] other) =>
            sense.Length == 0 || other.Length == 0 ? 0f : Doubt * Math.Min(1f, Math.Max(0f, (Alike - SenseVectors.Similarity(sense, other)) / (Alike - Unlike)));

        private bool IsUsable(AuthoredLine line, IGameState state) =>
            (line.When == null || line.When.Evaluate(state))
            && (line.Action == null || _world.IsLegal(_self, line.Action, state));

        private Dictionary<string, float> Terms(IReadOnlyList<Word> words)
        {
            var terms = new Dictionary<string, float>(StringComparer.Ordinal);
            foreach (var word in words)
            {
                terms[word.Stem] = _name.Contains(word.Lower) ? NameWeight : FunctionWords.Contains(word.Lower) ? FunctionWordWeight : 1f;
                foreach (var group in Synonyms.GroupsOf(word.Stem))
                    terms["#" + group] = SynonymWeight;
            }

            return terms;
        }

        private Dictionary<string, float> Weigh(Dictionary<string, float> terms)
        {
            var vector = new Dictionary<string, float>(StringComparer.Ordinal);
            double norm = 0;
            foreach (var term in terms)
            {
                _frequency.TryGetValue(term.Key, out var n);
                var weight = term.Value * (float)Math.Log(1.0 + (_self.Lines.Count + 1.0) / (n + 0.5));
                vector[term.Key] = weight;
                norm += weight * weight;
            }

            var scale = norm > 0 ? (float)(1 / Math.Sqrt(norm)) : 0f;
            return vector.ToDictionary(t => t.Key, t => t.Value * scale, StringComparer.Ordinal);
        }

        private static float Dot(Dictionary<string, float> a, Dictionary<string, float> b)
        {
            var sum = 0f;
            foreach (var term in a)
            {
                if (b.TryGetValue(term.Key, out var other))
                    sum += term.Value * other;
            }

            return sum;
        }
    }
}
