using System.Threading;
using GptDialogue.Sampling;

namespace GptDialogue.Generation
{
    /// <summary>The loop from a prefilled prompt to a finished text.</summary>
    public static class GenerationLoop
    {
        /// <summary>
        /// Generates until something ends the text. However it ends, the generator holds exactly the prompt and the tokens chosen
        /// (with the stop token), so the conversation can go on from there or be rewound.
        /// </summary>
        /// <exception cref="GptDialogueException">A run failed, or the constraint forbids every token.</exception>
        public static StopReason Run(
            Generator generator, Sampler sampler, ITokenConstraint? constraint, GenerationOptions options, ITokenSink sink,
            CancellationToken cancel)
        {
            generator.RepetitionStart = generator.Length;
            for (var count = 0; count < options.MaxTokens; count++)
            {
                if (cancel.IsCancellationRequested) return StopReason.Cancelled;
                if (generator.Room == 0) return StopReason.ContextFull;
                var token = generator.Next(sampler, constraint);
                if (options.Stops(token)) return StopReason.StopToken;
                if (!sink.Accept(token)) return StopReason.SinkClosed;
            }
            return StopReason.MaxTokens;
        }
    }
}
