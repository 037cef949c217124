using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Generation;
using GptDialogue.Sampling;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// The talk of the player with one character. <see cref="Say"/> returns at once; the reply is made on the engine's worker
    /// thread. Members may be used from the game's thread only.
    /// </summary>
    public sealed class Conversation
    {
        private readonly DialogueEngine _engine;
        private readonly WorldPack _world;
        private readonly TurnAnalyser _analyser;
        private readonly DialogueMemory _memory;
        private readonly PromptBuilder _prompts;
        private readonly ReplyGrammar _grammar;
        private readonly ReplyRenderer _renderer;
        private readonly FallbackPicker _fallbacks;
        private readonly MoodDrift _mood;
        private readonly Sampler _words;
        private readonly Sampler _decisions;
        private readonly int[] _card;

        internal Conversation(DialogueEngine engine, WorldPack world, CharacterCard self, IGameState state, ConversationOptions options)
        {
            _engine = engine;
            _world = world;
            State = state;
            var lexicon = engine.Lexicon.Without(world.Blocked.Select(b => b.ToLowerInvariant()).ToList());
            _analyser = new TurnAnalyser(world, self, lexicon);
            _memory = new DialogueMemory(new SlotTable(_analyser.Glossary));
            _prompts = new PromptBuilder(engine.Tokenizer, _analyser);
            var mask = new WordMask(engine.Vocabulary, new SpellingRules(lexicon), _memory.Slots, self.Sells.Count > 0, self.Role.Length > 0);
            _grammar = new ReplyGrammar(self, _memory, mask);
            _renderer = new ReplyRenderer(engine.Vocabulary, _analyser, _memory.Slots, options.PlayerName);
            _fallbacks = new FallbackPicker(self.Fallback);
            _mood = new MoodDrift(self.Mood);
            _words = new Sampler(engine.Options.Words, options.Seed, engine.Vocabulary.Size);
            _decisions = new Sampler(SamplerOptions.Greedy, options.Seed, engine.Vocabulary.Size);
            _card = _prompts.Card();
        }

        /// <summary>The character.</summary>
        public CharacterCard Character => _analyser.Self;

        /// <summary>Flags and trust as the game sets them; copied when a line is said, so the game may change them at any time.</summary>
        public IGameState State { get; }

        /// <summary>Mood of the character.</summary>
        public Emotion Mood
        {
            get => _mood.Current;
            set => _mood.Set(value);
        }

        /// <summary>Number of finished turns.</summary>
        public int Turns => _memory.Turns;

        /// <summary>What the runtime found out about the last line, for tools.</summary>
        public TurnAnalysis? LastAnalysis { get; private set; }

        /// <summary>Says a line to the character; returns at once.</summary>
        /// <exception cref="GptDialogueException">The engine was disposed, or too many replies wait.</exception>
        public PendingReply Say(string? text, SayOptions? options = null)
        {
            var reply = new PendingReply();
            reply.Attach(_engine.Worker.Enqueue(new ReplyWork(this, text, Snapshot(), options ?? new SayOptions(), reply)));
            return reply;
        }

        /// <summary>Makes the reply; on the worker thread.</summary>
        internal ReplyResult Reply(string? text, GameState state, ReplyClock clock, IReplyObserver? observer, TextStream words, CancellationToken cancel)
        {
            var turn = _analyser.Analyse(text, _memory, state, _mood.Current);
            LastAnalysis = turn;
            if (turn.Line.Text.Length == 0 && !turn.Line.HasStageDirection)
                return Authored(FallbackKind.Unknown, ReplyEnd.Finished, words, clock);
            var generator = _engine.GeneratorFor(this);
            var open = _prompts.Turn(turn, _memory);
            var room = generator.Length + generator.Room - _card.Length - open.Length - ReplyGrammar.LongestReply;
            _memory.Trim(Math.Max(0, Math.Min(PromptBuilder.HistoryTokens, room)));
            var prompt = Context().Concat(open).ToList();
            observer?.Prompted(TokenSpelling.Prompt(turn, prompt, _engine.Vocabulary, _memory.Slots));
            ITokenConstraint constraint = observer == null ? (ITokenConstraint)_grammar : new ObservedConstraint(_grammar, _engine.Vocabulary, observer);
            var tokens = 0;
            _grammar.Begin(turn);
            _renderer.Begin();
            if (!PromptContext.Load(generator, prompt, cancel))
                return new ReplyResult { End = ReplyEnd.Cancelled };
            while (!_grammar.IsFinished && generator.Room > 0)
            {
                if (cancel.IsCancellationRequested)
                    return new ReplyResult { End = ReplyEnd.Cancelled };
                if (clock.IsLate)
                    return Authored(FallbackKind.Busy, ReplyEnd.Late, words, clock);
                var spoken = _grammar.Words.Count;
                var token = generator.Next(_grammar.IsSpeaking ? _words : _decisions, constraint);
                tokens++;
                if (_grammar.Words.Count > spoken)
                    Speak(token, words, clock);
            }

            return Close(turn, words, clock, tokens);
        }

        /// <summary>Runs the context of the next turn in advance, so that only the player's line is left to run when it comes.</summary>
        internal void PrefillAhead(CancellationToken cancel) =>
            PromptContext.Load(_engine.GeneratorFor(this), Context().ToList(), cancel);

        /// <summary>The line that plays when the reply could not be made.</summary>
        internal ReplyResult Authored(FallbackKind kind, ReplyEnd end, TextStream words, ReplyClock clock)
        {
            var text = _fallbacks.Next(kind);
            clock.Word();
            words.Write(text);
            return new ReplyResult { Text = text, Fallback = kind, End = end, Kind = ReplyKind.Unknown, Emotion = Emotion.Neutral };
        }

        // The worker must not read what the game's thread may be writing.
        private GameState Snapshot()
        {
            var state = new GameState { Trust = State.Trust };
            foreach (var flag in _world.Flags)
                state.Set(flag, State.Flag(flag));
            return state;
        }

        private IEnumerable<int> Context() => _card.Concat(_memory.Recent.SelectMany(e => e.Tokens));

        private void Speak(int token, TextStream words, ReplyClock clock)
        {
            _renderer.Add(token, _grammar.Plan.Fact);
            var piece = _renderer.Take(finished: false);
            if (piece.Length == 0)
                return;
            clock.Word();
            words.Write(piece);
        }

        private ReplyResult Close(TurnAnalysis turn, TextStream words, ReplyClock clock, int tokens)
        {
            var plan = _grammar.Plan;
            var fallback = plan.Kind switch
            {
                ReplyKind.Unknown => FallbackKind.Unknown,
                ReplyKind.Refuse => FallbackKind.Refuse,
                ReplyKind.Farewell => FallbackKind.Farewell,
                _ => FallbackKind.None,
            };
            if (plan.Kind == ReplyKind.Line)
                _renderer.AddAuthored(plan.Line!.Npc);
            else if (fallback != FallbackKind.None)
                _renderer.AddAuthored(_fallbacks.Next(fallback));
            clock.Word();
            words.Write(_renderer.Take(finished: true));
            var text = _renderer.Text;
            _memory.Remember(turn, _prompts.Close(turn, _memory, Kind(plan.Kind), _grammar.Words), text, plan.Fact, plan.Line?.Id, _grammar.Fingerprint);
            _mood.Feel(plan.Emotion);
            return new ReplyResult
            {
                Text = text,
                Tone = plan.Tone,
                Emotion = plan.Emotion,
                Kind = plan.Kind,
                Action = plan.Line?.Action ?? (plan.Action == null ? null : new ActionCall(plan.Action.Id, plan.Argument?.Name)),
                Facts = plan.Fact == null ? Array.Empty<string>() : new[] { plan.Fact.Id },
                LineId = plan.Line?.Id,
                Fallback = fallback,
                Tokens = tokens,
            };
        }

        private static int Kind(ReplyKind kind) => kind switch
        {
            ReplyKind.Tell => Control.Tell,
            ReplyKind.Line => Control.PlayLine,
            ReplyKind.Unknown => Control.Unknown,
            ReplyKind.Refuse => Control.Refuse,
            ReplyKind.Farewell => Control.Farewell,
            _ => Control.Say,
        };
    }
}
