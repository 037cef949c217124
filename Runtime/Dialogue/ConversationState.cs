using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Sampling;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>Everything about a conversation that the next reply depends on, between two turns, as plain data.</summary>
    internal sealed class ConversationState
    {
        /// <summary>What was said, told and meant.</summary>
        public MemoryState Memory { get; set; } = new MemoryState();

        /// <summary>Mood of the character.</summary>
        public Emotion Mood { get; set; }

        /// <summary>Turns before the mood gives way to the character's nature.</summary>
        public int MoodLeft { get; set; }

        /// <summary>Where the random sequence of the words stands.</summary>
        public RandomState Words { get; set; }

        /// <summary>Where the random sequence of the decisions stands.</summary>
        public RandomState Decisions { get; set; }

        /// <summary>How often each kind of fallback was played, by <see cref="FallbackKind"/>.</summary>
        public IReadOnlyList<int> Fallbacks { get; set; } = Array.Empty<int>();

        /// <summary>A copy that keeps its mood when that of this one is set.</summary>
        public ConversationState Copy() => (ConversationState)MemberwiseClone();
    }
}
