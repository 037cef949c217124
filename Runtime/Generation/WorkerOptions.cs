using System;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>How a worker thread runs.</summary>
    public sealed class WorkerOptions
    {
        /// <summary>Name of the thread, as profilers show it.</summary>
        public string Name { get; set; } = "GptDialogue";

        /// <summary>Below normal by default, so that the game's own threads go first. On Linux it becomes the thread's nice value.</summary>
        public ThreadPriority Priority { get; set; } = ThreadPriority.BelowNormal;

        /// <summary>Most tasks that may be under way or wait; more are refused.</summary>
        public int QueueCapacity { get; set; } = 256;

        /// <summary>How long <see cref="GenerationWorker.Dispose"/> waits for the thread to end.</summary>
        public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(2);

        /// <summary>
        /// How long one run of the model may take before it is interrupted and its texts fail; if it has not come back after as long again,
        /// the model is given up.
        /// Zero for no watchdog. Runs take milliseconds: this is for drivers that hang.
        /// </summary>
        public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(10);

        /// <summary>Limits how much the worker runs; null for no limit.</summary>
        public FrameGovernor? Governor { get; set; }

        /// <summary>Where time comes from; null for the real one.</summary>
        public IClock? Clock { get; set; }

        /// <summary>
        /// Called, mostly on the worker thread, with every exception of a task and everything else that goes wrong; the worker goes on.
        /// </summary>
        public Action<Exception>? Faulted { get; set; }
    }
}
