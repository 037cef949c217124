using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Unity.Editor
{
    /// <summary>
    /// A conversation outside of play: an engine of its own, a world, a seed, flags and trust. The window calls <see cref="Tick"/> many
    /// times a second. Main thread.
    /// </summary>
    internal sealed class PlaygroundSession : IDisposable
    {
        private readonly char[] _buffer = new char[256];
        private readonly List<PlaygroundReply> _replies = new List<PlaygroundReply>();
        private EngineLoader? _loader;
        private DialogueBundle? _bundle;
        private Conversation? _conversation;
        private PendingReply? _pending;

        /// <summary>Flags and trust; change them at any time.</summary>
        public GameState State { get; } = new GameState();

        /// <summary>The lines with their replies, oldest first.</summary>
        public IReadOnlyList<PlaygroundReply> Replies => _replies;

        /// <summary>Whether the bundle is being loaded.</summary>
        public bool IsLoading => _loader != null && !_loader.IsCompleted;

        /// <summary>Whether a reply is being made.</summary>
        public bool IsTalking => _pending != null;

        /// <summary>Whether a line can be said.</summary>
        public bool IsReady => _loader?.Engine != null && _conversation != null && !IsTalking;

        /// <summary>What runs; empty while nothing does.</summary>
        public string Device => _loader?.Engine?.Device ?? string.Empty;

        /// <summary>What went wrong and what to do; null when nothing did.</summary>
        public string? Fault { get; private set; }

        /// <summary>Loads a bundle unless it is the one that runs.</summary>
        public void Load(DialogueBundle bundle)
        {
            // A domain reload may have stopped the engine from outside.
            if (_bundle == bundle && _loader != null && !_loader.IsStopped)
                return;
            Dispose();
            _bundle = bundle;
            Fault = null;
            try
            {
                _loader = EngineLoader.Start(bundle, new DialogueOptions { Rows = 1 });
            }
            catch (GptDialogueException fault)
            {
                Fault = fault.Message;
            }
        }

        /// <summary>Begins a conversation; what was said before is forgotten. Needs a loaded engine.</summary>
        public void Open(WorldPack world, string character, int seed)
        {
            Hush();
            _replies.Clear();
            _conversation = null;
            Fault = null;
            if (_loader?.Engine == null)
                return;
            try
            {
                _conversation = _loader.Engine.Open(world, character, State, new ConversationOptions { Seed = (ulong)Math.Max(0, seed) });
            }
            catch (GptDialogueException fault)
            {
                Fault = fault.Message;
            }
        }

        /// <summary>Says a line.</summary>
        public void Say(string line)
        {
            if (!IsReady)
                return;
            var reply = new PlaygroundReply(line);
            _replies.Add(reply);
            _pending = _conversation!.Say(line, new SayOptions { Observer = reply });
        }

        /// <summary>Takes in what came since the last call; true if anything did.</summary>
        public bool Tick()
        {
            if (_loader?.Fault is string fault && Fault == null)
            {
                Fault = fault;
                return true;
            }

            if (_pending == null)
                return false;
            var reply = _replies[_replies.Count - 1];
            var count = _pending.Drain(_buffer);
            reply.Text += new string(_buffer, 0, count);
            if (!_pending.IsDone)
                return count > 0;
            reply.Result = _pending.Completion.Result;
            _pending = null;
            return true;
        }

        /// <summary>Frees the engine.</summary>
        public void Dispose()
        {
            Hush();
            _conversation = null;
            _loader?.Stop();
            _loader = null;
            _bundle = null;
        }

        private void Hush()
        {
            _pending?.Cancel();
            if (_pending != null)
                _replies.RemoveAt(_replies.Count - 1);
            _pending = null;
        }
    }
}
