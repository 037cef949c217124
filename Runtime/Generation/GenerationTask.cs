using System;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>
    /// One text to be generated, such as a reply, as the steps between two runs of the model: begin with a prompt, take a token from
    /// the logits again and again, end. All steps are called on the worker thread, one at a time; <see cref="End"/> is called exactly
    /// once, whatever happens, and from another thread only when the worker is stuck or stopped.
    /// </summary>
    public abstract class GenerationTask
    {
        private int _cancelled;
        private volatile Action? _wake;

        /// <summary>Creates a task for the sequence of a conversation.</summary>
        protected GenerationTask(Lane lane) => Lane = lane ?? throw new ArgumentNullException(nameof(lane));

        /// <summary>The conversation the text belongs to; its tasks run one after another.</summary>
        public Lane Lane { get; }

        /// <summary>How urgent it is; may be raised at any time.</summary>
        public TaskPriority Priority { get; set; } = TaskPriority.Normal;

        /// <summary>Whether it was asked to end.</summary>
        public bool IsCancelled => Volatile.Read(ref _cancelled) != 0;

        /// <summary>Asks the task to end; from any thread.</summary>
        public void Cancel()
        {
            Volatile.Write(ref _cancelled, 1);
            _wake?.Invoke();
        }

        /// <summary>The moment at which the task ends as <see cref="WorkOutcome.Late"/>, on the worker's clock.</summary>
        protected internal virtual TimeSpan Deadline => TimeSpan.MaxValue;

        /// <summary>Whether it is dropped, cancelled, as soon as another task waits behind it.</summary>
        protected internal virtual bool Yields => false;

        /// <summary>
        /// Whether somebody waits for it to begin to speak: until then less urgent texts rest, and long frames do not hold it back.
        /// </summary>
        protected internal virtual bool IsAwaited => false;

        /// <summary>Puts the prompt into the lane's generator. False if there is nothing to run: the task is done.</summary>
        protected internal abstract bool Begin();

        /// <summary>
        /// Chooses what comes next and appends it to the lane's generator: one token, or several when the others are certain. Called
        /// whenever everything appended has been run. Must not allocate.
        /// </summary>
        /// <param name="logits">(V), of what comes after the sequence; may be changed.</param>
        /// <returns>False if the text is complete.</returns>
        protected internal abstract bool Advance(Span<float> logits);

        /// <summary>
        /// Guesses what <see cref="Advance"/> will append, for running it ahead: a right guess saves a run, a wrong one only costs time.
        /// Called before tokens are run when nobody else talks. Must not allocate, and must not change what is chosen.
        /// </summary>
        /// <param name="tokens">Takes the guess, the next token first.</param>
        /// <param name="likelihoods">Takes, for each token, how likely it and all before it are right, from 0 to 1.</param>
        /// <returns>Number of tokens guessed.</returns>
        protected internal virtual int Draft(Span<int> tokens, Span<float> likelihoods) => 0;

        /// <summary>Says how it went.</summary>
        /// <param name="outcome">How it went.</param>
        /// <param name="fault">The exception when it failed, otherwise null.</param>
        protected internal abstract void End(WorkOutcome outcome, Exception? fault);

        internal bool HasBegun { get; set; }

        internal bool HasAdvanced { get; set; }

        internal bool HasEnded { get; set; }

        internal long Arrival { get; set; }

        internal void Queued(Action wake) => _wake = wake;
    }

    /// <summary>Who goes first when not everybody can.</summary>
    public enum TaskPriority
    {
        /// <summary>Work ahead of time: thrown out of its row by anybody, and paused while the frame budget is tight.</summary>
        Background,

        /// <summary>Characters that talk.</summary>
        Normal,

        /// <summary>The character the player talks to.</summary>
        Focus,
    }

    /// <summary>How a task ended.</summary>
    public enum WorkOutcome
    {
        /// <summary>It ran to its end.</summary>
        Done,

        /// <summary>It was cancelled, before it began or while it ran.</summary>
        Cancelled,

        /// <summary>Its deadline passed.</summary>
        Late,

        /// <summary>It threw an exception, or the model could not be run.</summary>
        Failed,
    }
}
