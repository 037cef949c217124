using System;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Generation;
using GptDialogue.Sampling;
using GptDialogue.Traces;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// One reply: reads the line, chooses token by token, closes the turn. However it ends, the pending reply is finished exactly once,
    /// and unless it ended well the conversation is as if the line had not been said.
    /// </summary>
    internal sealed class ReplyTask : GenerationTask
    {
        private readonly Conversation _conversation;
        private readonly Speaker _speaker;
        private readonly ReplyClock _clock;
        private readonly Preparation? _ahead;
        private readonly IReplyObserver? _observer;
        private readonly ITurnProbe? _probe;
        private readonly ITokenConstraint _constraint;
        private readonly bool _shortcuts;
        private readonly bool _drafts;
        private SpeakerMark? _before;
        private TurnAnalysis? _turn;
        private bool _toldTone;
        private bool _toldPlan;
        private int _tokens;
        private int _start; // of the reply in the sequence

        public ReplyTask(Conversation conversation, string? text, GameState state, ReplyClock clock, Preparation? ahead, IReplyObserver? observer, ReplyStream? spent)
            : base(conversation.Lane)
        {
            _conversation = conversation;
            _speaker = conversation.Speaker;
            _clock = clock;
            _ahead = ahead;
            _observer = observer;
            _constraint = observer == null ? (ITokenConstraint)_speaker.Grammar : new ObservedConstraint(_speaker.Grammar, conversation.Vocabulary, observer);
            _probe = conversation.Probes?.Invoke();
            if (_probe != null) _constraint = new ProbedConstraint(_constraint, _probe);
            // Who watches wants to see the logits of every token.
            _shortcuts = conversation.Shortcuts && observer == null && _probe == null;
            _drafts = conversation.Drafts && observer == null && _probe == null;
            Text = text;
            State = state;
            Reply = new PendingReply(Lane, spent);
            Reply.CancelledBy(Cancel);
        }

        /// <summary>The player's line.</summary>
        public string? Text { get; }

        /// <summary>Flags and trust when it was said.</summary>
        public GameState State { get; }

        public PendingReply Reply { get; }

        protected internal override TimeSpan Deadline => _ahead?.IsWaiting == true ? TimeSpan.MaxValue : _clock.Deadline;

        protected internal override bool IsAwaited => Priority == TaskPriority.Focus && !_clock.HasWord && _ahead?.IsWaiting != true;

        protected internal override bool Begin()
        {
            _ahead?.Began(_conversation);
            _before = _speaker.BeginTurn();
            _probe?.Began(Text, State, _speaker.Snapshot());
            _turn = _speaker.Analyser.Analyse(Text, _speaker.Memory, State, _speaker.Mood.Current);
            _conversation.LastAnalysis = _turn;
            if (SaysNothing) return false;
            _speaker.Grammar.Begin(_turn);
            _speaker.Grammar.Reach = _shortcuts ? _speaker.Words.Reach : WordMask.Band;
            _speaker.Renderer.Begin();
            var generator = Lane.Generator;
            var prompt = _speaker.Prompt(_turn, generator.Length + generator.Room);
            _observer?.Prompted(TokenSpelling.Prompt(_turn, prompt, _conversation.Vocabulary, _speaker.Memory.Slots));
            _probe?.Prompted(prompt);
            generator.Load(prompt);
            _start = prompt.Length;
            return true;
        }

        protected internal override bool Advance(Span<float> logits)
        {
            var spoken = _speaker.Grammar.Words.Count;
            var more = Take(Lane.Generator.Choose(logits, Sampler, _constraint), spoken);
            // What has to come next waits in the sequence and is run together with whatever follows it.
            while (more && _shortcuts && _speaker.Grammar.OnlyToken() is var only && only >= 0)
            {
                spoken = _speaker.Grammar.Words.Count;
                Sampler.Skip();
                _constraint.Accept(only);
                Lane.Generator.Append(only);
                more = Take(only, spoken);
            }
            return more;
        }

        protected internal override int Draft(Span<int> tokens, Span<float> likelihoods) =>
            _drafts ? _speaker.Draft.Write(_speaker.Grammar.Decisions, Lane.Generator.Tokens.Slice(_start), tokens, likelihoods) : 0;

        protected internal override void End(WorkOutcome outcome, Exception? fault)
        {
            try
            {
                if (outcome == WorkOutcome.Done && SaysNothing) SayNothing();
                else if (outcome == WorkOutcome.Done) Close();
                else GiveUp(outcome, fault);
            }
            catch (Exception e)
            {
                GiveUp(WorkOutcome.Failed, e);
            }
        }

        /// <summary>Game: makes this the reply to a line said now, if it was made for just this moment.</summary>
        /// <param name="options">How urgent it is from now on.</param>
        /// <param name="closed">The finished reply; null if it is being made still.</param>
        public bool TryAdopt(SayOptions options, out ClosedTurn? closed)
        {
            closed = null;
            if (_ahead == null) return false;
            _clock.Restart(options); // nobody looks at it before the reply is adopted
            if (!_ahead.TryAdopt(_conversation, out closed)) return false;
            Priority = options.Priority;
            return true;
        }

        /// <summary>
        /// Makes a reply that was prepared the answer to a line that is said now; on the worker thread, once it is complete.
        /// </summary>
        public void Adopt(ClosedTurn closed)
        {
            closed.Commit(_speaker);
            Finish(closed.Result);
            _conversation.Replied();
        }

        /// <summary>Ends a prepared reply that nobody chose.</summary>
        public void Discard() => Finish(new ReplyResult { End = ReplyEnd.Cancelled });

        private Sampler Sampler => _speaker.Grammar.IsSpeaking ? _speaker.Words : _speaker.Decisions;

        /// <summary>Tells the game what a token decided or said.</summary>
        /// <returns>Whether another token follows.</returns>
        private bool Take(int token, int spoken)
        {
            _tokens++;
            TellDecisions();
            if (_speaker.Grammar.Words.Count > spoken) Speak(token);
            return !_speaker.Grammar.IsFinished && Lane.Generator.Room > 0;
        }

        private bool SaysNothing => _turn != null && _turn.Line.Text.Length == 0 && !_turn.Line.HasStageDirection;

        private void TellDecisions()
        {
            var plan = _speaker.Grammar.Plan;
            if (!_toldTone && _speaker.Grammar.Stage > ReplyStage.Tone)
            {
                _toldTone = true;
                Reply.Stream.Tell(plan.Tone);
            }
            if (_toldPlan || _speaker.Grammar.Stage < ReplyStage.Words) return;
            _toldPlan = true;
            Reply.Stream.Tell(plan.Emotion);
            if (Action(plan) is ActionCall action) Reply.Stream.Tell(action);
        }

        private void Speak(int token)
        {
            _speaker.Renderer.Add(token, _speaker.Grammar.Plan.Fact);
            var piece = _speaker.Renderer.Take(finished: false);
            if (piece.Length == 0) return;
            _clock.Word();
            Reply.Stream.Write(piece);
            _probe?.Spoke(piece.ToString());
        }

        private void Close()
        {
            var plan = _speaker.Grammar.Plan;
            var fallback = Fallback(plan.Kind);
            if (plan.Kind == ReplyKind.Line) _speaker.Renderer.AddAuthored(plan.Line!.Npc);
            else if (fallback != FallbackKind.None) _speaker.Renderer.AddAuthored(_speaker.Fallbacks.Next(fallback));
            _clock.Word();
            var last = _speaker.Renderer.Take(finished: true);
            Reply.Stream.Write(last);
            if (last.Length > 0) _probe?.Spoke(last.ToString());
            var closed = new ClosedTurn(_speaker, _turn!, Token(plan.Kind), new ReplyResult
            {
                Text = _speaker.Renderer.Text,
                Intent = plan.Intent,
                Tone = plan.Tone,
                Emotion = plan.Emotion,
                Kind = plan.Kind,
                Action = Action(plan),
                Facts = plan.Fact == null ? Array.Empty<string>() : new[] { plan.Fact.Id },
                LineId = plan.Line?.Id,
                Topic = plan.Topic,
                Fallback = fallback,
                Tokens = _tokens,
            });
            if (_ahead?.Keep(closed) == true) Undo();
            else Adopt(closed);
        }

        private void GiveUp(WorkOutcome outcome, Exception? fault)
        {
            Undo();
            var unwanted = _ahead?.Ended() == true;
            if (unwanted || outcome == WorkOutcome.Cancelled)
            {
                Discard();
                return;
            }
            var result = Fallback(FallbackKind.Busy, outcome == WorkOutcome.Late ? ReplyEnd.Late : ReplyEnd.Failed);
            result.Fault = outcome == WorkOutcome.Late
                ? $"The reply was not there after {_clock.ElapsedMs:F0} ms{(_clock.HasWord ? ", its first words were" : "")}."
                : fault?.Message;
            Finish(result);
        }

        private void SayNothing()
        {
            var result = Fallback(FallbackKind.Unknown, ReplyEnd.Finished);
            _speaker.EndTurn(() => { });
            Finish(result);
        }

        private void Undo()
        {
            if (_before != null) _speaker.EndTurn(() => _speaker.GoTo(_before));
        }

        /// <summary>An authored line plays; after words that were said already it breaks in.</summary>
        private ReplyResult Fallback(FallbackKind kind, ReplyEnd end)
        {
            var line = _speaker.Fallbacks.Next(kind);
            var spoken = _clock.HasWord ? _speaker.Renderer.Text.Substring(0, Reply.Stream.Written) : string.Empty;
            if (spoken.Length > 0) line = (spoken.EndsWith(" ", StringComparison.Ordinal) ? "— " : " — ") + line;
            _clock.Word();
            Reply.Stream.Write(line);
            return new ReplyResult { Text = spoken + line, Fallback = kind, End = end, Kind = ReplyKind.Unknown, Tokens = _tokens };
        }

        private void Finish(ReplyResult result)
        {
            result.FirstWordMs = _clock.FirstWordMs;
            result.TotalMs = _clock.ElapsedMs;
            _conversation.Count(result);
            // A prepared reply that nobody chose never was a turn.
            if (_ahead == null || result.End != ReplyEnd.Cancelled) _probe?.Ended(result);
            Reply.Finish(result);
        }

        private static ActionCall? Action(ReplyPlan plan) =>
            plan.Line?.Action ?? (plan.Action == null ? null : new ActionCall(plan.Action.Id, plan.Argument?.Name));

        private static FallbackKind Fallback(ReplyKind kind) => kind switch
        {
            ReplyKind.Unknown => FallbackKind.Unknown,
            ReplyKind.Refuse => FallbackKind.Refuse,
            ReplyKind.Farewell => FallbackKind.Farewell,
            _ => FallbackKind.None,
        };

        private static int Token(ReplyKind kind) => kind switch
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
