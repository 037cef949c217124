using System.Collections.Generic;
using GptDialogue.Inference;

namespace GptDialogue.Generation
{
    /// <summary>The token sequence of one conversation with the tasks that go on it, one after another. Used by the scheduler.</summary>
    public sealed class Lane
    {
        internal Lane(IModelSession session) => Generator = Generator.WithoutRow(session);

        /// <summary>The sequence.</summary>
        public Generator Generator { get; }

        /// <summary>The task that runs; null while the lane is idle.</summary>
        internal GenerationTask? Current { get; set; }

        internal Queue<GenerationTask> Waiting { get; } = new Queue<GenerationTask>();

        /// <summary>When it last had a row, for finding the one idle for longest.</summary>
        internal long UsedAt { get; set; }

        /// <summary>Whether it is in the batch of the run that is being put together.</summary>
        internal bool Speaks { get; set; }

        /// <summary>Whether its conversation is gone: its row is free once its tasks have ended.</summary>
        internal volatile bool IsClosed;

        /// <summary>Whether a task waits behind the first one.</summary>
        internal bool HasMore => Waiting.Count > (Current == null ? 1 : 0);

        internal GenerationTask? Head => Current ?? (Waiting.Count > 0 ? Waiting.Peek() : null);
    }
}
