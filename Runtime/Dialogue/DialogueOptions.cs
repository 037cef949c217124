using System;
using System.Threading;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;
using GptDialogue.Sampling;
using GptDialogue.Traces;

namespace GptDialogue.Dialogue
{
    /// <summary>How an engine is set up; the defaults suit a game on a desktop.</summary>
    public sealed class DialogueOptions
    {
        /// <summary>The model variant to run; null lets the device choose.</summary>
        public string? Variant { get; set; }

        /// <summary>Which devices may run the model; by default those of the platform, and the CPU when none of them is faster.</summary>
        public DeviceOptions Devices { get; set; } = new DeviceOptions();

        /// <summary>
        /// Conversations whose context is kept ready, at least 1. More may be open: they share, and one that comes back after its
        /// place was given away is prefilled again.
        /// </summary>
        public int Rows { get; set; } = 4;

        /// <summary>Replies and preparations that may be under way or wait in all conversations together; more are refused.</summary>
        public int QueueCapacity { get; set; } = 256;

        /// <summary>Priority of the thread that runs the model; below normal, so that the game's own threads go first.</summary>
        public ThreadPriority ThreadPriority { get; set; } = ThreadPriority.BelowNormal;

        /// <summary>
        /// How long a single run of the model, which takes milliseconds, may take before it is interrupted and authored lines play;
        /// if it has not come back after as long again, the model is given up. Zero for no watchdog.
        /// </summary>
        public TimeSpan StuckAfter { get; set; } = TimeSpan.FromSeconds(10);

        /// <summary>How long <see cref="DialogueEngine.Dispose"/> waits at most.</summary>
        public TimeSpan StopTimeout { get; set; } = TimeSpan.FromSeconds(2);

        /// <summary>
        /// Told of everything that goes wrong in a reply or on the worker thread, mostly on that thread; replies go on with authored
        /// lines. Null to tell nobody.
        /// </summary>
        public Action<Exception>? Faulted { get; set; }

        /// <summary>Where deadlines, budgets and figures take the time from; null for the real time.</summary>
        public IClock? Clock { get; set; }

        /// <summary>Puts something around the loaded model, such as a test that makes its runs fail; null for nothing.</summary>
        internal Func<IModelSession, IModelSession>? Wrap { get; set; }

        internal WorkerOptions ForWorker(FrameGovernor governor, IClock clock) => new WorkerOptions
        {
            Priority = ThreadPriority,
            QueueCapacity = QueueCapacity,
            StopTimeout = StopTimeout,
            StuckAfter = StuckAfter,
            Governor = governor,
            Clock = clock,
            Faulted = Faulted,
        };

        /// <summary>
        /// Whether the model is not asked where only one token can come. Changes no reply, only how long it takes; to switch off for
        /// comparisons.
        /// </summary>
        public bool Shortcuts { get; set; } = true;

        /// <summary>
        /// Whether the next tokens are guessed and run ahead while only one character talks. Changes no reply, only how long it takes;
        /// to switch off for comparisons.
        /// </summary>
        public bool Drafts { get; set; } = true;

        /// <summary>
        /// Whether small talk about a topic that the bundle has written replies for is answered by one of them, which the model chooses;
        /// otherwise all of its words are the model's own.
        /// </summary>
        public bool Topics { get; set; } = true;

        /// <summary>The form of prompts and replies that the model was trained in; shipped models know the default one.</summary>
        public PromptForm Form { get; set; } = new PromptForm();

        /// <summary>How the words of a reply are drawn. What a reply decides (tone, kind, action) is always the likeliest.</summary>
        public SamplerOptions Words { get; set; } = new SamplerOptions { Temperature = 0.5f, TopP = 0.9f, MinP = 0.2f };
    }

    /// <summary>How one conversation is set up.</summary>
    public sealed class ConversationOptions
    {
        /// <summary>Seed of everything random in the conversation: the same seed and the same lines give the same replies.</summary>
        public ulong Seed { get; set; } = 1;

        /// <summary>How the character addresses the player.</summary>
        public string PlayerName { get; set; } = "friend";

        /// <summary>Records the conversation for a bug report; null for no trace. One recorder for each conversation.</summary>
        public TraceRecorder? Trace { get; set; }
    }

    /// <summary>How one reply is asked for.</summary>
    public sealed class SayOptions
    {
        /// <summary>Time after which an authored line plays if the reply has no word yet; zero for no limit.</summary>
        public TimeSpan FirstWordDeadline { get; set; }

        /// <summary>
        /// Time after which the reply has to be complete, or an authored line breaks in; zero for no limit.
        /// </summary>
        public TimeSpan Deadline { get; set; }

        /// <summary>Who goes first when not everybody can; the character the player talks to, unless said otherwise.</summary>
        public TaskPriority Priority { get; set; } = TaskPriority.Focus;

        /// <summary>Sees how the reply is made, for tools; null for none. A reply that was anticipated is not observed.</summary>
        public IReplyObserver? Observer { get; set; }
    }
}
