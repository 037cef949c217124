using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Worlds;

namespace GptDialogue.Saves
{
    /// <summary>
    /// A saved conversation as data: what the bytes of <see cref="Conversation.Save"/> hold. Reading one needs neither a model nor a
    /// world, so a menu can show it; <see cref="DialogueEngine.Restore"/> continues it.
    /// </summary>
    public sealed class ConversationSave
    {
        /// <summary>Format version the bytes were written in.</summary>
        public int Version { get; internal set; } = SaveFormat.Version;

        /// <summary>Id of the world.</summary>
        public string World { get; internal set; } = string.Empty;

        /// <summary>Id of the character.</summary>
        public string Character { get; internal set; } = string.Empty;

        /// <summary>How the character addresses the player.</summary>
        public string PlayerName { get; internal set; } = string.Empty;

        /// <summary>Flags that were set.</summary>
        public IReadOnlyList<string> Flags { get; internal set; } = Array.Empty<string>();

        /// <summary>Trust of the character in the player.</summary>
        public int Trust { get; internal set; }

        /// <summary>Mood of the character.</summary>
        public Emotion Mood => State.Mood;

        /// <summary>Number of finished turns.</summary>
        public int Turns => State.Memory.Turns;

        /// <summary>What the character said last; null before its first reply.</summary>
        public string? LastReply => State.Memory.LastReply;

        /// <summary>Ids of the facts the player was told.</summary>
        public IReadOnlyList<string> ToldFacts => State.Memory.Told;

        /// <summary>Seed the conversation began with.</summary>
        public ulong Seed { get; internal set; }

        /// <summary>Hash of the bundle's header; empty when not known.</summary>
        internal byte[] BundleHash { get; set; } = Array.Empty<byte>();

        /// <summary>Hash of the world; empty when not known.</summary>
        internal byte[] WorldHash { get; set; } = Array.Empty<byte>();

        /// <summary>Fingerprint of the tokenizer whose ids the exchanges hold.</summary>
        internal ulong Tokenizer { get; set; }

        /// <summary>The exchanges in the window. <see cref="State"/> of a save that was read has none until they are encoded.</summary>
        internal IReadOnlyList<SavedExchange> Exchanges { get; set; } = Array.Empty<SavedExchange>();

        /// <summary>The rest of the state.</summary>
        internal ConversationState State { get; set; } = new ConversationState();

        /// <summary>Reads the bytes of a save of this or an older version.</summary>
        /// <exception cref="GptDialogueException">They are damaged, of a newer version, or something else.</exception>
        public static ConversationSave Read(ReadOnlyMemory<byte> bytes) => SaveFormat.Read(bytes);

        /// <summary>The bytes of the save, in the newest version.</summary>
        public byte[] ToBytes() => SaveFormat.Write(this);

        /// <summary>The flags and trust of the save as a state a game can go on with.</summary>
        public GameState ToGameState()
        {
            var state = new GameState { Trust = Trust };
            foreach (var flag in Flags)
                state.Set(flag);
            return state;
        }
    }
}
