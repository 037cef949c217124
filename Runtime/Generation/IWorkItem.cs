using System;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Something the worker does, such as a reply: build the prompt, generate, write to a stream. Every item that was queued is
    /// completed exactly once, also when it never began.
    /// </summary>
    public interface IWorkItem
    {
        /// <summary>
        /// Does the work, on the worker thread. Looks at <paramref name="cancel"/> between two runs of the model and returns (or
        /// throws <see cref="OperationCanceledException"/>) soon after it is set.
        /// </summary>
        void Execute(CancellationToken cancel);

        /// <summary>
        /// Says how it went; on the worker thread, or on the thread that stops the worker for items that never began.
        /// </summary>
        /// <param name="outcome">How it went.</param>
        /// <param name="fault">The exception when it failed, otherwise null.</param>
        void Complete(WorkOutcome outcome, Exception? fault);
    }

    /// <summary>How a piece of work ended.</summary>
    public enum WorkOutcome
    {
        /// <summary>It ran to its end.</summary>
        Done,

        /// <summary>It was cancelled, before it began or while it ran.</summary>
        Cancelled,

        /// <summary>It threw an exception.</summary>
        Failed,
    }
}
