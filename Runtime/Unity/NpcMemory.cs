using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>
    /// The conversation of a character, across engines: another engine, as after a scene change, goes on where the last one ended, and so
    /// does a saved game. It is opened on another thread, as that takes some milliseconds. Main thread.
    /// </summary>
    internal sealed class NpcMemory
    {
        private readonly DialogueNpc _owner;
        private DialogueEngine? _engine;
        private Task<Opened>? _opening;
        private byte[]? _saved;

        public NpcMemory(DialogueNpc owner)
        {
            _owner = owner;
        }

        /// <summary>The conversation; null before there was an engine for it.</summary>
        public Conversation? Conversation { get; private set; }

        /// <summary>What differed between the restored save and the game; empty when nothing did.</summary>
        public IReadOnlyList<SaveChange> Changes { get; private set; } = Array.Empty<SaveChange>();

        /// <summary>The conversation with an engine; null while it is being opened: ask again in the next frame.</summary>
        /// <exception cref="GptDialogueException">The world is empty or damaged or has no such character.</exception>
        public Conversation? With(DialogueEngine engine)
        {
            if (Conversation != null && _engine == engine)
                return Conversation;
            if (_opening == null || _engine != engine)
                Open(engine);
            if (!_opening!.IsCompleted)
                return null;
            var opening = _opening;
            _opening = null;
            var opened = opening.GetAwaiter().GetResult();
            // A damaged save must not silence the character: the conversation begins anew.
            if (opened.Fault != null)
                Debug.LogError(opened.Fault, _owner);
            Changes = opened.Changes;
            Conversation = opened.Conversation;
            _saved = null;
            return Conversation;
        }

        /// <summary>What was said, for a saved game; null when there was no conversation.</summary>
        public byte[]? Save() => Conversation == null ? _saved : Conversation.Save();

        /// <summary>Takes the place of what was said, with the next engine that is asked for.</summary>
        public void Restore(byte[] save)
        {
            Forget();
            _saved = save;
        }

        public void Forget()
        {
            Drop();
            _saved = null;
            Changes = Array.Empty<SaveChange>();
        }

        private void Open(DialogueEngine engine)
        {
            _saved = Save();
            Drop();
            _engine = engine;
            var (world, id, state, save) = (_owner.World!, _owner.CharacterId, _owner.State, _saved);
            var options = new ConversationOptions { Seed = (ulong)Math.Max(0, _owner.Seed), PlayerName = _owner.PlayerName };
            _opening = Task.Run(() => Open(engine, world, id, state, options, save));
        }

        private static Opened Open(DialogueEngine engine, DialogueWorld world, string id, IGameState state, ConversationOptions options, byte[]? save)
        {
            string? fault = null;
            try
            {
                var restored = save == null ? null : engine.Restore(world.Pack, save, state, options, id);
                if (restored?.Conversation != null)
                    return new Opened(restored.Conversation, restored.Changes, null);
            }
            catch (GptDialogueException e)
            {
                fault = e.Message;
            }

            return new Opened(engine.Open(world.Pack, id, state, options), Array.Empty<SaveChange>(), fault);
        }

        private void Drop()
        {
            Conversation?.Dispose();
            Conversation = null;
            _opening?.ContinueWith(
                static opening =>
                {
                    if (opening.Status == TaskStatus.RanToCompletion) opening.Result.Conversation.Dispose();
                    else _ = opening.Exception; // Seen, so that nothing reports it as unobserved.
                },
                TaskScheduler.Default);
            _opening = null;
        }

        private sealed class Opened
        {
            public readonly Conversation Conversation;
            public readonly IReadOnlyList<SaveChange> Changes;
            public readonly string? Fault;

            public Opened(Conversation conversation, IReadOnlyList<SaveChange> changes, string? fault)
            {
                Conversation = conversation;
                Changes = changes;
                Fault = fault;
            }
        }
    }
}
