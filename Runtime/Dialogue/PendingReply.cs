using System;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Generation;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// A reply that is being said. The game drains its words once per frame, without allocation, or awaits the whole of it.
    /// </summary>
    public sealed class PendingReply
    {
        private readonly TaskCompletionSource<ReplyResult> _done =
            new TaskCompletionSource<ReplyResult>(TaskCreationOptions.RunContinuationsAsynchronously);

        private WorkHandle? _work;
        private int _cancelled;

        internal PendingReply()
        {
        }

        /// <summary>True when the reply is complete and all its words were drained.</summary>
        public bool IsDone => _done.Task.IsCompleted && Words.IsFinished;

        /// <summary>Completes with the reply. It never faults: what goes wrong is told in the result.</summary>
        public Task<ReplyResult> Completion => _done.Task;

        internal TextStream Words { get; } = new TextStream();

        /// <summary>Takes the words that came since the last call; returns their number of characters. Call from one thread.</summary>
        public int Drain(Span<char> buffer) => Words.Read(buffer);

        /// <summary>Waits for the reply, for tools and tests; a game drains instead.</summary>
        public ReplyResult Wait() => _done.Task.GetAwaiter().GetResult();

        /// <summary>Stops the reply. The conversation is then as if the line had not been said.</summary>
        public void Cancel()
        {
            Volatile.Write(ref _cancelled, 1);
            Volatile.Read(ref _work)?.Cancel();
        }

        internal void Attach(WorkHandle work)
        {
            Volatile.Write(ref _work, work);
            // Cancelled between being handed out and being queued.
            if (Volatile.Read(ref _cancelled) != 0)
                work.Cancel();
        }

        internal void Finish(ReplyResult result)
        {
            Words.End();
            _done.TrySetResult(result);
        }
    }
}
