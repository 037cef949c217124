using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>
    /// The symbol work before a reply: cleans the line, finds names, facts, actions and authored exchanges. One per character
    /// and world; it keeps no state of a conversation.
    /// </summary>
    public sealed class TurnAnalyser
    {
        private const int MaxFacts = 3;
        private const int MaxActions = 4;
        private const int MaxLines = 3;
        // "how much a bunch?": a line this short without a name is most likely about what was just named.
        private const int ShortLine = 4;
        private const float ContextDiscount = 0.5f;
        // "Where is that?" is about what was named; the words beside it were about something else.
        private const float PointedDiscount = 1f;
        private const float BesideDiscount = 0.25f;
        private const float ToldDiscount = 0.5f;

        private static readonly HashSet<string> _pointing = WordSet.Of("where where's wheres who who's whos why why's whys");

        private readonly WorldPack _world;
        private readonly MentionMatcher _mentions;
        private readonly ActionMatcher _actions;
        private readonly LineMatcher _lines;
        private readonly Lazy<IReadOnlyList<TurnAnalysis?>> _authored; // what the player says in each authored exchange that proposes no action
        private readonly IntentReader? _reader;
        private readonly TopicBank? _topics;
        private readonly LineJudge? _judge;

        /// <summary>Prepares the indexes of one character.</summary>
        /// <param name="world">The world.</param>
        /// <param name="self">The character.</param>
        /// <param name="lexicon">Ordinary words of the language.</param>
        /// <param name="reader">Reads what lines mean; null leaves it to the model.</param>
        /// <param name="topics">Topics of small talk that have written replies; null for none.</param>
        /// <param name="judge">Decides what lines are after; null leaves it to rules and the model.</param>
        public TurnAnalyser(WorldPack world, CharacterCard self, Lexicon lexicon, IntentReader? reader = null, TopicBank? topics = null, LineJudge? judge = null)
        {
            _judge = judge;
            _topics = topics;
            _reader = reader;
            _world = world;
            Self = self;
            Lexicon = lexicon;
            Glossary = new Glossary(world, self);
            _mentions = new MentionMatcher(Glossary, lexicon, reader?.Clusters);
            Facts = new FactRetriever(world, self, _mentions, lexicon.Senses);
            _actions = new ActionMatcher(world, self, Glossary, lexicon.Senses);
            _lines = new LineMatcher(world, self, lexicon.Senses);
            _authored = new Lazy<IReadOnlyList<TurnAnalysis?>>(() =>
                self.Lines.Select(l => l.Action != null ? null : Understand(l.Player, new DialogueMemory(new SlotTable(Glossary)), new GameState(), Emotion.Neutral, alone: true)).ToList());
        }

        /// <summary>The character.</summary>
        public CharacterCard Self { get; }

        /// <summary>The names of the world as the character uses them.</summary>
        public Glossary Glossary { get; }

        /// <summary>Ordinary words of the language.</summary>
        public Lexicon Lexicon { get; }

        /// <summary>The facts the character may come to tell.</summary>
        public FactRetriever Facts { get; }

        /// <summary>The mentions in an authored text, by full names only.</summary>
        public List<Mention> MentionsIn(string authored) => _mentions.Find(authored, Word.Split(authored), exact: true);

        /// <summary>Reads the authored lines, half a millisecond each, which the first line would have to wait for; once, from any thread.</summary>
        public void Prepare()
        {
            if (_reader != null)
                _ = _authored.Value;
        }

        /// <summary>Analyses one line in the light of the conversation so far and the state of the game.</summary>
        public TurnAnalysis Analyse(string? input, DialogueMemory memory, IGameState state, Emotion mood)
        {
            var turn = Understand(input, memory, state, mood, alone: false);
            if (turn.Readings != null)
                turn.Lines = _lines.Reworded(turn.Lines, i => Rewording.LogOdds(turn, _authored.Value[i]!, Lexicon.Senses.Width), state, memory.PlayedLines, MaxLines);
            turn.IsRiddle = Riddles.IsTold(turn);
            turn.Requested = ActionReading.Requested(turn);
            if (turn.Readings != null && !turn.IsLocked && turn.Facts.Count > 0 && !turn.Facts[0].IsFiller)
                (turn.FactAppeal, turn.FactsHeard) = (FactAppeal.Of(turn, ReadingPrior.ReaderShare), FactAppeal.Heard(turn, ReadingPrior.ReaderShare));
            turn.Class = _judge?.Judge(turn);
            return turn;
        }

        // What can be told of a line by itself; alone, it is not compared with authored ones.
        private TurnAnalysis Understand(string? input, DialogueMemory memory, IGameState state, Emotion mood, bool alone)
        {
            var turn = new TurnAnalysis { Line = Hygiene.Clean(input, Self.Name, memory.LastReply), Mood = mood, Trust = state.Trust };
            turn.Words = Word.Split(turn.Line.Text);
            turn.Shape = new LineShape(turn.Words, turn.Line.Text);
            turn.Mentions = _mentions.Find(turn.Line.Text, turn.Words);
            turn.Strange = turn.Words.Count(w => !Lexicon.Contains(w.Lower) && !FunctionWords.Contains(w.Lower));
            turn.AsksIdentity = Address.AsksIdentity(turn.Words, turn.Line.Text, turn.Mentions);
            turn.Query = TermQuery.Of(turn.Words, turn.Mentions, _reader?.Clusters, Lexicon.Senses);
            turn.IsFollowUp = turn.Words.Count > 0 && turn.Query.IsEmpty;
            turn.IsRepeat = turn.Words.Count > 0 && memory.WasAsked(turn.Line.Text.ToLowerInvariant());
            turn.Entities = Entities(turn, memory);
            turn.LeansBack = turn.IsFollowUp || turn.Entities.Count > turn.Mentions.Count;
            AddContext(turn, memory);
            RankFacts(turn, memory, state);
            turn.Actions = RankActions(turn, state);
            turn.Indirect = ActionReading.Find(turn);
            if (!alone)
                turn.Lines = _lines.Nearest(turn.Words, state, memory.PlayedLines, MaxLines);
            turn.Readings = Read(turn);
            return turn;
        }

        private float[]? Read(TurnAnalysis turn)
        {
            if (_reader == null)
                return null;
            var readings = _reader.Read(LineFeatures.Collect(turn, _reader.Clusters), out var hidden);
            turn.Traits = Traits(turn, hidden);
            turn.Heard = (float[])readings.Clone();
            turn.Subjects = GeneralTalk.Subjects(readings);
            if (_topics != null)
                turn.Topical = _topics.Topical(turn, readings);
            GeneralTalk.Lend(readings, turn.Shape, MayBeAfterAFact(turn));
            return readings;
        }

        private float[] Traits(TurnAnalysis turn, float[] hidden)
        {
            var traits = new float[Lexicon.Senses.Width + hidden.Length];
            Lexicon.Senses.Of(turn.Words).CopyTo(traits, 0);
            hidden.CopyTo(traits, Lexicon.Senses.Width);
            return traits;
        }

        private static bool MayBeAfterAFact(TurnAnalysis turn) =>
            turn.IsLocked || turn.Shape.AsksToBeTold || turn.Shape.AsksToAct || (turn.Facts.Count > 0 && turn.Facts[0].IsHit)
            || (turn.Shape.IsQuestion && !turn.Shape.AsksListener && !turn.Shape.SeeksAgreement);

        // "That fellow by the fire snores" points at somebody in the room, not back; in a question a verb may follow ("does that hurt?").
        private static bool HasPronoun(TurnAnalysis turn)
        {
            for (var i = 0; i < turn.Words.Count; i++)
            {
                var pointsAtANoun = !turn.Shape.IsQuestion && FunctionWords.IsDemonstrative(turn.Words[i].Lower) && i + 1 < turn.Words.Count && !FunctionWords.IsEmpty(turn.Words[i + 1].Lower);
                if (FunctionWords.IsPronoun(turn.Words[i].Lower) && !pointsAtANoun)
                    return true;
            }

            return false;
        }

        private static IReadOnlyList<Entity> Entities(TurnAnalysis turn, DialogueMemory memory)
        {
            var named = turn.Mentions.Select(m => m.Entity).Distinct().ToList();
            var isShort = turn.Words.Count <= ShortLine && turn.Query.Weights.Count <= 1;
            if (named.Count == 0 && (turn.IsFollowUp || HasPronoun(turn) || isShort))
                named.AddRange(memory.LastEntities.Where(e => e.Kind <= EntityKind.Item).Take(2));
            return named;
        }

        private static void AddContext(TurnAnalysis turn, DialogueMemory memory)
        {
            if (turn.Mentions.Count > 0 || !(turn.IsFollowUp || HasPronoun(turn)))
                return;
            turn.LeansBack |= !memory.LastQuery.IsEmpty;
            var points = turn.IsFollowUp && turn.Entities.Count > 0 && turn.Words.Any(w => _pointing.Contains(w.Lower));
            turn.Query.AddContext(memory.LastQuery, points ? BesideDiscount : ContextDiscount);
            foreach (var entity in turn.Entities)
                turn.Query.Add(TermQuery.EntityTerm(entity), points ? PointedDiscount : ContextDiscount);
        }

        // A line that says at length why it wants something names it in few of its words: each clause that may ask for a deed is looked at alone too.
        private IReadOnlyList<ActionMatch> RankActions(TurnAnalysis turn, IGameState state)
        {
            var matches = _actions.Rank(turn.Query, turn.Entities, state, MaxActions);
            var clauses = Clauses.Of(turn.Words, turn.Line.Text);
            if (clauses.Count < 2 || matches.Count == 0)
                return matches;
            foreach (var clause in clauses)
            {
                var words = Word.Split(clause);
                var shape = new LineShape(words, clause);
                if (!shape.AsksToAct && !shape.IsQuestion)
                    continue;
                var query = TermQuery.Of(words, _mentions.Find(clause, words), _reader?.Clusters, Lexicon.Senses);
                if (!query.IsEmpty)
                    matches = ActionMatcher.Best(matches, _actions.Rank(query, turn.Entities, state, MaxActions));
            }

            return matches;
        }

        private void RankFacts(TurnAnalysis turn, DialogueMemory memory, IGameState state)
        {
            var facts = Facts.Rank(turn.Query, state, MaxFacts, out var locked);
            // "Tell me more" wants what has not been told yet; "why?" and "where is that?" may well be answered by what was.
            if (turn.IsFollowUp)
                facts = facts.OrderByDescending(f => f.Score - (memory.WasTold(f.Fact) ? turn.Shape.AsksAbout ? ToldDiscount : float.PositiveInfinity : 0f)).ToList();
            if (facts.Count == 0 && !locked && Facts.Filler(state, memory.WasTold, memory.Turns) is FactMatch filler)
                facts.Add(filler);
            turn.Facts = facts;
            turn.IsLocked = locked;
        }
    }
}
