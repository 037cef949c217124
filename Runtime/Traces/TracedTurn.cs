using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Saves;

namespace GptDialogue.Traces
{
    /// <summary>One turn of a trace: what went in, every token, what came out.</summary>
    public sealed class TracedTurn
    {
        /// <summary>What the player said; null for nothing.</summary>
        public string? Line { get; internal set; }

        /// <summary>Flags that were set.</summary>
        public IReadOnlyList<string> Flags { get; internal set; } = Array.Empty<string>();

        /// <summary>Trust of the character in the player.</summary>
        public int Trust { get; internal set; }

        /// <summary>Token ids of the prompt; empty for a line that says nothing.</summary>
        public IReadOnlyList<int> Prompt { get; internal set; } = Array.Empty<int>();

        /// <summary>Token ids of the reply, decisions and end included.</summary>
        public IReadOnlyList<int> Tokens { get; internal set; } = Array.Empty<int>();

        /// <summary>For every token a fingerprint of which tokens were allowed.</summary>
        public IReadOnlyList<ulong> Masks { get; internal set; } = Array.Empty<ulong>();

        /// <summary>The words in the pieces in which they came, each with the number of tokens it came after.</summary>
        public IReadOnlyList<KeyValuePair<int, string>> Pieces { get; internal set; } = Array.Empty<KeyValuePair<int, string>>();

        /// <summary>What came of it, times included.</summary>
        public ReplyResult Result { get; internal set; } = new ReplyResult();

        /// <summary>The conversation before the turn.</summary>
        internal ConversationState Before { get; set; } = new ConversationState();

        /// <summary>The exchanges of <see cref="Before"/>, as a save keeps them.</summary>
        internal IReadOnlyList<SavedExchange> Exchanges { get; set; } = Array.Empty<SavedExchange>();
    }
}
