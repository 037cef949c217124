using System;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>How a worker thread runs.</summary>
    public sealed class WorkerOptions
    {
        /// <summary>Name of the thread, as profilers show it.</summary>
        public string Name { get; set; } = "GptDialogue";

        /// <summary>Below normal by default, so that the game's own threads go first.</summary>
        public ThreadPriority Priority { get; set; } = ThreadPriority.BelowNormal;

        /// <summary>Most items that may wait; more are refused.</summary>
        public int QueueCapacity { get; set; } = 256;

        /// <summary>How long <see cref="GenerationWorker.Dispose"/> waits for the thread to end.</summary>
        public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(2);

        /// <summary>
        /// Called when stopping takes longer than half the time allowed, to end a run that is in progress, such as
        /// <see cref="Inference.ModelSession.Interrupt"/>. On the thread that stops the worker.
        /// </summary>
        public Action? Interrupt { get; set; }

        /// <summary>
        /// Called once on the worker thread after its last item: the place to dispose what only that thread uses, as then no run
        /// can be in progress.
        /// </summary>
        public Action? Teardown { get; set; }

        /// <summary>
        /// Called on the worker thread with every exception of an item and everything else that goes wrong there; the worker goes on.
        /// </summary>
        public Action<Exception>? Faulted { get; set; }
    }
}
