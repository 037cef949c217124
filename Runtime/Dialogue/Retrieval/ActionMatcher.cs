using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>An action the character could propose, with what is legal about it now.</summary>
    public sealed class ActionMatch
    {
        internal ActionMatch(GameAction action, bool legal, IReadOnlyList<Entity> arguments, float score, bool isMeant, ActionWords words = default, float likeness = 0f)
        {
            Purpose = words.Purpose ?? new HashSet<string>();
            Terms = words.Terms ?? Purpose;
            Likeness = likeness;
            Action = action;
            IsLegal = legal;
            Arguments = arguments;
            Score = score;
            IsMeant = isMeant;
        }

        /// <summary>The action.</summary>
        public GameAction Action { get; }

        /// <summary>True if its condition holds and, where it needs an argument, a legal one is at hand.</summary>
        public bool IsLegal { get; }

        /// <summary>Legal arguments that the talk is about, the likeliest first; empty for actions without an argument.</summary>
        public IReadOnlyList<Entity> Arguments { get; }

        /// <summary>True if anything in the line points to the action: words of its description, or a possible argument by name.</summary>
        public bool IsMeant { get; }

        /// <summary>How well the player's words match the action's description, see <see cref="TermIndex.Score(TermQuery, int)"/>.</summary>
        public float Score { get; }

        /// <summary>Stems of what the action does.</summary>
        internal HashSet<string> Purpose { get; }

        /// <summary>The same and those of the authored lines that trigger it.</summary>
        internal HashSet<string> Terms { get; }

        /// <summary>How near the line is in meaning to what the action does, from -1 to 1; 0 where that is not known.</summary>
        internal float Likeness { get; }
    }

    /// <summary>The words of an action as stems: of what it does, and together with those of the authored lines that trigger it.</summary>
    internal readonly struct ActionWords
    {
        public ActionWords(HashSet<string> purpose, HashSet<string> terms)
        {
            Purpose = purpose;
            Terms = terms;
        }

        public readonly HashSet<string> Purpose;

        public readonly HashSet<string> Terms;
    }

    /// <summary>
    /// Matches a line with the actions on a character's card by their descriptions, ids and the authored lines that trigger
    /// them. A game's own actions are in nobody's training vocabulary, so this is not left to the model alone.
    /// </summary>
    public sealed class ActionMatcher
    {
        /// <summary>Arguments offered to the model for one action.</summary>
        public const int MaxArguments = 3;

        private const float LineWeight = 1f;
        private const float PurposeWeight = 1.5f;

        /// <summary>A verb that stands before anything says little of what the action is: who has cut a finger open wants no shop opened.</summary>
        private const float LightWeight = 0.5f;

        /// <summary>Of likeness of meaning, beside that of words: a line about a thing is as near to an action on it as one that asks for it.</summary>
        private const float SenseWeight = 0.5f;

        private static readonly HashSet<string> _light = new HashSet<string>(
            "open take start hand bring put".Split(' ').Select(Stemmer.Stem), StringComparer.Ordinal);

        private readonly WorldPack _world;
        private readonly CharacterCard _self;
        private readonly Glossary _glossary;
        private readonly List<(GameAction Action, ActionGrant Grant)> _granted = new List<(GameAction, ActionGrant)>();
        private readonly TermIndex _index = new TermIndex();
        private readonly List<ActionWords> _words = new List<ActionWords>(); // by action
        private readonly List<float[][]> _senses = new List<float[][]>(); // by action: its description and the lines that trigger it

        /// <summary>Indexes the actions of a character.</summary>
        /// <param name="world">The world.</param>
        /// <param name="self">The character.</param>
        /// <param name="glossary">The names of the world.</param>
        /// <param name="senses">What words are about; null compares words alone.</param>
        public ActionMatcher(WorldPack world, CharacterCard self, Glossary glossary, SenseVectors? senses = null)
        {
            _world = world;
            _self = self;
            _glossary = glossary;
            foreach (var grant in self.Actions)
            {
                var action = world.FindAction(grant.Action);
                if (action == null)
                    continue;
                _granted.Add((action, grant));
                _index.Add(Terms(action));
                _words.Add(WordsOf(action));
                _senses.Add(Senses(action, senses ?? SenseVectors.None));
            }
        }

        /// <summary>The character's actions, best match first, at most <paramref name="count"/>.</summary>
        public List<ActionMatch> Rank(TermQuery query, IReadOnlyList<Entity> mentioned, IGameState state, int count)
        {
            var matches = new List<ActionMatch>();
            for (var i = 0; i < _granted.Count; i++)
            {
                var (action, grant) = _granted[i];
                var arguments = Arguments(action, grant, mentioned, state);
                var legal = action.Argument == ArgumentKind.None
                    ? _world.IsLegal(_self, new ActionCall(action.Id), state)
                    : arguments.Count > 0;
                var score = _index.Score(query, i) + SenseWeight * Math.Max(0f, Nearness.Of(query.Sense, _senses[i]));
                var isMeant = score >= FactRetriever.NearScore || mentioned.Any(e => IsOfKind(e, action.Argument));
                matches.Add(new ActionMatch(action, legal, arguments, score, isMeant, _words[i], SenseVectors.Similarity(query.Sense, _senses[i][_senses[i].Length - 1])));
            }

            return Ranked(matches, count);
        }

        /// <summary>Of each action the better of two matches, the best action first.</summary>
        /// <param name="matches">What is looked at.</param>
        /// <param name="others">The same actions, or some of them, matched with a part of the line.</param>
        public static List<ActionMatch> Best(IReadOnlyList<ActionMatch> matches, IReadOnlyList<ActionMatch> others) =>
            Ranked(matches.Select(m => others.FirstOrDefault(o => o.Action == m.Action && o.Score > m.Score) ?? m), matches.Count);

        private static List<ActionMatch> Ranked(IEnumerable<ActionMatch> matches, int count) =>
            matches.OrderByDescending(m => m.Score).ThenByDescending(m => m.IsMeant).Take(count).ToList();

        private IReadOnlyList<Entity> Arguments(GameAction action, ActionGrant grant, IReadOnlyList<Entity> mentioned, IGameState state)
        {
            if (action.Argument == ArgumentKind.None)
                return Array.Empty<Entity>();
            var names = grant.Arguments ?? _world.EntriesOf(action.Argument);
            var legal = names.Where(n => _world.IsLegal(_self, new ActionCall(action.Id, n), state))
                .Select(n => _glossary.Find(n)).Where(e => e != null).Select(e => e!).ToList();
            var spoken = mentioned.Where(legal.Contains).Distinct().Take(MaxArguments).ToList();
            // Somebody or something else was named: what the list offers is not what the player wants.
            if (spoken.Count == 0 && mentioned.Any(e => IsOfKind(e, action.Argument)))
                return spoken;
            // With nothing named, a short authored list is unambiguous enough to choose from; the whole glossary is not.
            return spoken.Count > 0 || grant.Arguments == null || legal.Count > MaxArguments ? spoken : legal;
        }

        internal static bool IsOfKind(Entity entity, ArgumentKind argument) => argument switch
        {
            ArgumentKind.Item => entity.Kind == EntityKind.Item,
            ArgumentKind.Person => entity.Kind == EntityKind.Person,
            ArgumentKind.Place => entity.Kind == EntityKind.Place,
            _ => false,
        };

        private float[][] Senses(GameAction action, SenseVectors senses) =>
            _self.Lines.Where(l => l.Action?.Action == action.Id).Select(l => l.Player).Append(action.Does).Select(t => senses.Of(Word.Split(t))).ToArray();

        private ActionWords WordsOf(GameAction action)
        {
            var purpose = new HashSet<string>(Stems(action.Does + " " + action.Id.Replace('_', ' ')), StringComparer.Ordinal);
            var triggers = _self.Lines.Where(l => l.Action?.Action == action.Id).SelectMany(l => Stems(l.Player));
            return new ActionWords(purpose, new HashSet<string>(purpose.Concat(triggers), StringComparer.Ordinal));
        }

        private static IEnumerable<string> Stems(string text) => Word.Split(text).Where(w => !FunctionWords.Contains(w.Lower) && w.Lower != "player").Select(w => w.Stem);

        private Dictionary<string, float> Terms(GameAction action)
        {
            var terms = new Dictionary<string, float>(StringComparer.Ordinal);
            void Add(string text, float weight)
            {
                foreach (var word in Word.Split(text).Where(w => !FunctionWords.Contains(w.Lower) && w.Lower != "player"))
                    terms[word.Stem] = Math.Max(_light.Contains(word.Stem) ? LightWeight : weight, terms.TryGetValue(word.Stem, out var w0) ? w0 : 0f);
            }

            foreach (var line in _self.Lines.Where(l => l.Action?.Action == action.Id))
                Add(line.Player, LineWeight);
            Add(action.Does, PurposeWeight);
            Add(action.Id.Replace('_', ' '), PurposeWeight);
            return terms;
        }
    }
}
