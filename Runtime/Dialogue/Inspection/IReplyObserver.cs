using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// Sees how a reply is made, token by token; for tools that show a writer why a character said what it said. Called on the
    /// engine's thread, which waits meanwhile. A reply without an observer pays nothing for it.
    /// </summary>
    public interface IReplyObserver
    {
        /// <summary>The player's line was analysed and its prompt written; not called when a line without words gets an authored answer.</summary>
        void Prompted(ReplyPrompt prompt);

        /// <summary>A token was chosen.</summary>
        void Chosen(ReplyToken token);
    }

    /// <summary>What the model answers to.</summary>
    public sealed class ReplyPrompt
    {
        internal ReplyPrompt(TurnAnalysis turn, IReadOnlyList<int> tokens, string text, IReadOnlyList<SlotBinding> slots)
        {
            Turn = turn;
            Tokens = tokens;
            Text = text;
            Slots = slots;
        }

        /// <summary>Facts with their scores, names, actions and authored exchanges found for the line.</summary>
        public TurnAnalysis Turn { get; }

        /// <summary>Token ids of the whole prompt.</summary>
        public IReadOnlyList<int> Tokens { get; }

        /// <summary>The whole prompt with control tokens spelled out.</summary>
        public string Text { get; }

        /// <summary>What the slots of the prompt stand for, in order of appearance.</summary>
        public IReadOnlyList<SlotBinding> Slots { get; }
    }

    /// <summary>A slot of the prompt and the words it stands for.</summary>
    public readonly struct SlotBinding
    {
        internal SlotBinding(string slot, string words)
        {
            Slot = slot;
            Words = words;
        }

        /// <summary>Spelling of the slot, as in "&lt;item.1&gt;".</summary>
        public string Slot { get; }

        /// <summary>The name, price or role.</summary>
        public string Words { get; }
    }

    /// <summary>One chosen token with what else could have come.</summary>
    public sealed class ReplyToken
    {
        internal ReplyToken(TokenAlternative chosen, int allowed, IReadOnlyList<TokenAlternative> alternatives)
        {
            Chosen = chosen;
            Allowed = allowed;
            Alternatives = alternatives;
        }

        /// <summary>The token that was chosen.</summary>
        public TokenAlternative Chosen { get; }

        /// <summary>How many tokens the masks left.</summary>
        public int Allowed { get; }

        /// <summary>The likeliest before and the likeliest after the masks, each once, by their probability before.</summary>
        public IReadOnlyList<TokenAlternative> Alternatives { get; }
    }

    /// <summary>A token with its probability before and after the masks, at temperature 1 and without repetition penalty.</summary>
    public readonly struct TokenAlternative
    {
        internal TokenAlternative(int id, string text, float before, float after)
        {
            Id = id;
            Text = text;
            Before = before;
            After = after;
        }

        /// <summary>Token id.</summary>
        public int Id { get; }

        /// <summary>Its text; a control token spelled out; bytes that are no whole character as "\xE2".</summary>
        public string Text { get; }

        /// <summary>Probability the model gave it, 0 to 1.</summary>
        public float Before { get; }

        /// <summary>Probability among what was allowed; 0 if it was not allowed.</summary>
        public float After { get; }
    }
}
