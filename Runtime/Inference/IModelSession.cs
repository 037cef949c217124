using System;

namespace GptDialogue.Inference
{
    /// <summary>
    /// A model with its key-value cache as the scheduler drives it: tokens in, logits out. <see cref="ModelSession"/> is the real
    /// one; others wrap it to watch its runs or to make them fail on purpose.
    /// </summary>
    public interface IModelSession : IDisposable
    {
        /// <summary>Name of the bundle variant that is loaded.</summary>
        string Variant { get; }

        /// <summary>Where it runs.</summary>
        IExecutionDevice Device { get; }

        /// <summary>Number of tokens of the vocabulary (V).</summary>
        int VocabularySize { get; }

        /// <summary>Keys and values of every row, and how long each row is.</summary>
        KvCache Cache { get; }

        /// <summary>How many runs there have been; tells whether <see cref="Logits"/> still are those of an earlier call.</summary>
        long RunCount { get; }

        /// <summary>
        /// Whether tokens that are run together come out the same to the last bit as one after the other, so that a guess of what comes
        /// next can be run ahead and checked.
        /// </summary>
        bool CanDraft { get; }

        /// <summary>Whether <see cref="Read"/> and <see cref="Extend"/> come to results that differ in rounding.</summary>
        bool ReadsPrompts { get; }

        /// <summary>Appends the first tokens of a prompt to a row, as many as one run takes; see <see cref="ModelSession.Read"/>.</summary>
        /// <exception cref="GptDialogueException">The row is full, or the run failed; then the row is as before.</exception>
        int Read(int row, ReadOnlySpan<int> tokens);

        /// <summary>Appends the first tokens to a row, as many as one run takes; see <see cref="ModelSession.Extend"/>.</summary>
        /// <exception cref="GptDialogueException">The row is full, or the run failed; then the row is as before.</exception>
        int Extend(int row, ReadOnlySpan<int> tokens, int tail = 1);

        /// <summary>Appends one token to each of several neighbouring rows in one run; see <see cref="ModelSession.Step"/>.</summary>
        /// <exception cref="GptDialogueException">A row is full, or the run failed; then all rows are as before.</exception>
        void Step(int first, ReadOnlySpan<int> tokens);

        /// <summary>Logits (V) that the last run computed, by index; valid until the next run.</summary>
        Span<float> Logits(int index = 0);

        /// <summary>Makes what runs of a row alone need, so that nothing is allocated later.</summary>
        void Prepare(int row);

        /// <summary>Ends a run in progress as soon as it can be ended; it fails with an exception. From any thread.</summary>
        void Interrupt();
    }
}
