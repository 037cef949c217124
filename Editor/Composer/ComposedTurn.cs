using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Composer
{
    /// <summary>One training example: a prompt with the reply it should get.</summary>
    /// <param name="Tokens">Prompt and reply as token ids.</param>
    /// <param name="ReplyStart">Index of the first reply token; the loss is counted from there on.</param>
    /// <param name="WordsStart">Index of the first word; before it stand the decisions: intent, tone, kind, pointer, emotion, action.</param>
    /// <param name="ToneIsGiven">True where nothing tells how the line is meant, so that its tone must not be learnt.</param>
    /// <param name="Analysis">What the runtime found out about the line.</param>
    /// <param name="Reading">What the line should be read as.</param>
    /// <param name="Intent">What the player line was drawn for.</param>
    /// <param name="Player">The player line in words.</param>
    /// <param name="Reply">The reply in words, slots in braces; a note such as "(unknown)" for authored ones.</param>
    public sealed record ComposedTurn(int[] Tokens, int ReplyStart, int WordsStart, bool ToneIsGiven, TurnAnalysis Analysis, PlayerIntent Reading, string Intent, string Player, string Reply)
    {
        /// <summary>Whether the line is answered in words that know nothing of the world.</summary>
        public bool IsSmallTalk => Reading.Answer == AnswerKind.Words;

        // Family and member of the intent stand before the tone.
        private int ToneAt => ReplyStart + 2;

        /// <summary>The tokens that are to be learnt, as half-open ranges.</summary>
        /// <param name="words">False to learn only what the reply decides before its words.</param>
        public IReadOnlyList<(int Start, int End)> Counted(bool words = true)
        {
            var end = words ? Tokens.Length : WordsStart;
            return ToneIsGiven ? [(ReplyStart, ToneAt), (ToneAt + 1, end)] : [(ReplyStart, end)];
        }
    }

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
