using System.Collections.Generic;
using GptDialogue.Dialogue;

namespace GptDialogue.Saves
{
    /// <summary>What came of loading a save.</summary>
    public sealed class RestoredConversation
    {
        internal RestoredConversation(Conversation? conversation, ConversationSave save, IReadOnlyList<SaveChange> changes)
        {
            Conversation = conversation;
            Save = save;
            Changes = changes;
        }

        /// <summary>
        /// The conversation, ready to go on; null only when the world has no such character. The save is not lost then: keep its
        /// bytes, or go on with a successor by naming it in <see cref="DialogueEngine.Restore"/>.
        /// </summary>
        public Conversation? Conversation { get; }

        /// <summary>What the save held.</summary>
        public ConversationSave Save { get; }

        /// <summary>What has changed since; empty when bundle and world are the same, and then every reply is the same, too.</summary>
        public IReadOnlyList<SaveChange> Changes { get; }
    }
}
