using System.Collections.Generic;

namespace GptDialogue.Composer
{
    /// <summary>One training example: a prompt with the reply it should get.</summary>
    /// <param name="Tokens">Prompt and reply as token ids.</param>
    /// <param name="ReplyStart">Index of the first reply token; the loss is counted from there on.</param>
    /// <param name="WordsStart">Index of the first word; before it stand the decisions: tone, kind, pointer, emotion, action.</param>
    /// <param name="Intent">What the player line was drawn for.</param>
    /// <param name="Player">The player line in words.</param>
    /// <param name="Reply">The reply in words, slots in braces; a note such as "(unknown)" for authored ones.</param>
    public sealed record ComposedTurn(int[] Tokens, int ReplyStart, int WordsStart, string Intent, string Player, string Reply);

    /// <summary>Counts of composed and dropped turns, by intent and reason.</summary>
    public sealed class ComposerReport
    {
        /// <summary>Turns kept, by intent.</summary>
        public SortedDictionary<string, int> Kept { get; } = [];

        /// <summary>Turns dropped, by intent and reason.</summary>
        public SortedDictionary<string, int> Dropped { get; } = [];

        internal static void Count(SortedDictionary<string, int> counts, string key) => counts[key] = counts.GetValueOrDefault(key) + 1;
    }
}
