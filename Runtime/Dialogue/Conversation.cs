using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Generation;
using GptDialogue.Traces;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// The talk of the player with one character. <see cref="Say"/> returns at once; the reply is made on the engine's worker
    /// thread, together with those of other conversations. Members may be used from the game's thread only.
    /// </summary>
    public sealed partial class Conversation : IDisposable
    {
        private readonly DialogueEngine _engine;
        private readonly WorldPack _world;
        private readonly PreparedReplies _prepared = new PreparedReplies();
        private readonly List<PendingReply> _replies = new List<PendingReply>(); // those that may be under way
        private readonly ConversationOptions _options;
        private PendingReply? _last; // whose memory nobody has taken over
        private bool _disposed;

        internal Conversation(DialogueEngine engine, WorldPack world, CharacterCard self, IGameState state, ConversationOptions options)
        {
            _engine = engine;
            _world = world;
            State = state;
            _options = options;
            Speaker = new Speaker(engine, world, self, options);
            Lane = engine.Worker.NewLane();
            if (options.Trace == null) return;
            options.Trace.Attach(engine, world, self, options);
            Probes = () => options.Trace.NewTurn(engine.Tokenizer);
        }

        /// <summary>The character.</summary>
        public CharacterCard Character => Speaker.Analyser.Self;

        /// <summary>Flags and trust as the game sets them; copied when a line is said, so the game may change them at any time.</summary>
        public IGameState State { get; }

        /// <summary>Mood of the character.</summary>
        public Emotion Mood
        {
            get => Speaker.Mood.Current;
            set => Speaker.SetMood(value);
        }

        /// <summary>Number of finished turns.</summary>
        public int Turns => Speaker.Memory.Turns;

        /// <summary>What the runtime found out about the last line, for tools.</summary>
        public TurnAnalysis? LastAnalysis { get; internal set; }

        internal Speaker Speaker { get; }

        internal Lane Lane { get; }

        /// <summary>Makes what follows each turn, for traces and replays; null for nothing.</summary>
        internal Func<ITurnProbe>? Probes { get; set; }

        internal VocabularyMap Vocabulary => _engine.Vocabulary;

        internal bool Shortcuts => _engine.Options.Shortcuts;

        internal bool Drafts => _engine.Options.Drafts;

        /// <summary>Says a line to the character; returns at once. Lines said before their turn are answered one after another.</summary>
        /// <exception cref="GptDialogueException">The engine or the conversation was disposed, or too many replies wait.</exception>
        public PendingReply Say(string? text, SayOptions? options = null)
        {
            ThrowIfDisposed();
            options ??= new SayOptions();
            var state = Snapshot();
            ClosedTurn? closed = null;
            var ready = Busy || options.Observer != null ? null : _prepared.Take(text, state, options, out closed);
            _prepared.Discard();
            return ready != null ? Adopt(ready, closed) : Queue(NewReply(text, state, options, null));
        }

        /// <summary>
        /// Readies the conversation for the next line: what stands before it in the prompt is run in the background, so that the first
        /// word comes sooner. Call it when the player comes near or begins to type; calling it often costs nothing.
        /// </summary>
        public void Prepare()
        {
            if (_disposed || Busy) return;
            _engine.Worker.TryEnqueue(new PrepareTask(this, TaskPriority.Background));
        }

        /// <summary>
        /// Prepares the replies to lines the player may choose from, in the background, in the order of their likelihood. If one of them
        /// is said next, word for word and with the same state of the game, its reply is there at once, and the same as it would have been;
        /// the others are thrown away, as they are by any other line. A new call replaces an earlier one.
        /// </summary>
        /// <exception cref="GptDialogueException">The engine or the conversation was disposed.</exception>
        public void Anticipate(IReadOnlyList<string> lines)
        {
            ThrowIfDisposed();
            _prepared.Discard();
            foreach (var line in lines)
            {
                var task = NewReply(line, Snapshot(), new SayOptions { Priority = TaskPriority.Background }, new Preparation());
                if (!_engine.Worker.TryEnqueue(task)) return;
                _prepared.Add(task);
            }
        }

        /// <summary>
        /// Ends the conversation, also in the middle of a reply: from then on its replies give neither words nor events, and their
        /// <see cref="PendingReply.Completion"/> tells that they were cancelled. May be called more than once.
        /// </summary>
        public void Dispose()
        {
            if (_disposed) return;
            _disposed = true;
            _engine.Worker.Close(Lane);
        }

        /// <summary>Takes note of a finished reply; on the worker thread.</summary>
        internal void Count(ReplyResult result) => _engine.Meter.Count(result);

        private bool Busy
        {
            get
            {
                _replies.RemoveAll(reply => reply.Completion.IsCompleted);
                return _replies.Count > 0;
            }
        }

        /// <summary>
        /// After a reply, while the player reads: the shortened history is run, long frames or not, or the next reply would have to wait
        /// for it; on the worker thread.
        /// </summary>
        internal void Replied()
        {
            if (!Lane.IsClosed && Lane.Waiting.Count == 0) _engine.Worker.TryEnqueue(new PrepareTask(this, TaskPriority.Normal));
        }

        private ReplyTask NewReply(string? text, GameState state, SayOptions options, Preparation? ahead) =>
            new ReplyTask(this, text, state, new ReplyClock(_engine.Clock, options), ahead, options.Observer, Spent()) { Priority = options.Priority };

        /// <summary>
        /// The memory of the last reply, if the game has read it: what the game's thread allocates it also has to collect.
        /// </summary>
        private ReplyStream? Spent()
        {
            if (_last?.IsSpent != true) return null;
            var spent = _last.Stream;
            _last = null;
            return spent;
        }

        private PendingReply Queue(ReplyTask task)
        {
            _engine.Worker.Enqueue(task);
            _last = task.Reply;
            _replies.Add(task.Reply);
            return task.Reply;
        }

        private PendingReply Adopt(ReplyTask ready, ClosedTurn? closed)
        {
            if (closed != null) _engine.Worker.Enqueue(new AdoptTask(ready, closed));
            _replies.Add(ready.Reply);
            return ready.Reply;
        }

        // The worker must not read what the game's thread may be writing.
        private GameState Snapshot()
        {
            var state = new GameState { Trust = State.Trust };
            foreach (var flag in _world.Flags)
                state.Set(flag, State.Flag(flag));
            return state;
        }

        private void ThrowIfDisposed()
        {
            if (_disposed)
                throw new GptDialogueException($"The conversation with '{Character.Id}' was disposed. Open a new one.");
        }
    }
}
