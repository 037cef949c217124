using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.World;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>
    /// A <see cref="DialogueMemory"/> as plain data: what a save keeps of it. Nothing in it refers to a world or a model, so it
    /// outlives both.
    /// </summary>
    internal sealed class MemoryState
    {
        /// <summary>Finished turns.</summary>
        public int Turns { get; set; }

        /// <summary>Prompt tokens of the exchanges still in the window, oldest first.</summary>
        public IReadOnlyList<int[]> Exchanges { get; set; } = Array.Empty<int[]>();

        /// <summary>Bound slots, the one unused for longest first.</summary>
        public IReadOnlyList<BoundSlot> Slots { get; set; } = Array.Empty<BoundSlot>();

        /// <summary>What the character said last; null before its first reply.</summary>
        public string? LastReply { get; set; }

        /// <summary>Id of the fact told last; null when none was.</summary>
        public string? LastFact { get; set; }

        /// <summary>Terms of the last line with a topic, in their order.</summary>
        public IReadOnlyList<KeyValuePair<string, float>> LastTerms { get; set; } = Array.Empty<KeyValuePair<string, float>>();

        /// <summary>Names of the last line that had any.</summary>
        public IReadOnlyList<string> LastNames { get; set; } = Array.Empty<string>();

        /// <summary>Ids of told facts.</summary>
        public IReadOnlyList<string> Told { get; set; } = Array.Empty<string>();

        /// <summary>Ids of authored lines within their cooldown, oldest first.</summary>
        public IReadOnlyList<string> Played { get; set; } = Array.Empty<string>();

        /// <summary>Fingerprints of the player's lines, oldest first.</summary>
        public IReadOnlyList<ulong> Asked { get; set; } = Array.Empty<ulong>();

        /// <summary>Fingerprints of the generated replies, oldest first.</summary>
        public IReadOnlyList<ulong> Said { get; set; } = Array.Empty<ulong>();
    }
}
