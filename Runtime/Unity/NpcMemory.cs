using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Saves;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>
    /// The conversation of a character, across engines: another engine, as after a scene change, goes on where the last one ended, and so
    /// does a saved game. Main thread.
    /// </summary>
    internal sealed class NpcMemory
    {
        private readonly DialogueNpc _owner;
        private DialogueEngine? _engine;
        private byte[]? _saved;

        public NpcMemory(DialogueNpc owner)
        {
            _owner = owner;
        }

        /// <summary>The conversation; null before there was an engine for it.</summary>
        public Conversation? Conversation { get; private set; }

        /// <summary>What differed between the restored save and the game; empty when nothing did.</summary>
        public IReadOnlyList<SaveChange> Changes { get; private set; } = Array.Empty<SaveChange>();

        /// <summary>The conversation with an engine, opened if need be.</summary>
        /// <exception cref="GptDialogueException">The world is empty or damaged or has no such character.</exception>
        public Conversation With(DialogueEngine engine)
        {
            if (Conversation != null && _engine == engine)
                return Conversation;
            _saved = Save();
            Conversation?.Dispose();
            Conversation = null;
            var options = new ConversationOptions { Seed = (ulong)Math.Max(0, _owner.Seed), PlayerName = _owner.PlayerName };
            Conversation = Restored(engine, options) ?? engine.Open(_owner.World!.Pack, _owner.CharacterId, _owner.State, options);
            _engine = engine;
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
            Conversation?.Dispose();
            Conversation = null;
            _saved = null;
            Changes = Array.Empty<SaveChange>();
        }

        private Conversation? Restored(DialogueEngine engine, ConversationOptions options)
        {
            if (_saved == null)
                return null;
            try
            {
                var restored = engine.Restore(_owner.World!.Pack, _saved, _owner.State, options, _owner.CharacterId);
                Changes = restored.Changes;
                return restored.Conversation;
            }
            catch (GptDialogueException fault)
            {
                // A damaged save must not silence the character: the conversation begins anew.
                Debug.LogError(fault.Message, _owner);
                return null;
            }
        }
    }
}
