using System;
using System.Collections.Generic;
using GptDialogue.Tokenization;

namespace GptDialogue.Generation
{
    /// <summary>When a generated text ends.</summary>
    public sealed class GenerationOptions
    {
        /// <summary>Most tokens to generate, at least 0.</summary>
        public int MaxTokens { get; set; } = 96;

        /// <summary>Tokens that end the text; they are not passed on.</summary>
        public IReadOnlyList<int> StopTokens { get; set; } = new[] { SpecialTokens.EndOfText };

        /// <summary>Whether a token ends the text.</summary>
        public bool Stops(int token)
        {
            for (var i = 0; i < StopTokens.Count; i++)
                if (StopTokens[i] == token) return true;
            return false;
        }
    }

    /// <summary>Why a generated text ended.</summary>
    public enum StopReason
    {
        /// <summary>A stop token came.</summary>
        StopToken,

        /// <summary>It reached its largest length.</summary>
        MaxTokens,

        /// <summary>The context holds no more tokens.</summary>
        ContextFull,

        /// <summary>The receiver wanted no more, or has not drained what it was given.</summary>
        SinkClosed,

        /// <summary>The caller cancelled.</summary>
        Cancelled,
    }

    /// <summary>Receives generated tokens, on the thread that generates.</summary>
    public interface ITokenSink
    {
        /// <summary>Takes a token; false ends the text. Must not allocate.</summary>
        bool Accept(int token);
    }
}
