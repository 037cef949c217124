using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Generation;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// A reply that is being said. The game takes its words and events once per frame, without allocation, or awaits them, or the
    /// whole of it. One thread at a time reads.
    /// </summary>
    public sealed class PendingReply
    {
        private readonly TaskCompletionSource<ReplyResult> _done =
            new TaskCompletionSource<ReplyResult>(TaskCreationOptions.RunContinuationsAsynchronously);

        private Action? _cancel;

        internal PendingReply(Lane lane, ReplyStream? spent) => Stream = new ReplyStream(lane, spent);

        /// <summary>True when the reply is complete and all its words were drained, or its conversation was disposed.</summary>
        public bool IsDone => Stream.IsMuted || (_done.Task.IsCompleted && Stream.IsFinished);

        /// <summary>Completes with the reply. It never faults: what goes wrong is told in the result.</summary>
        public Task<ReplyResult> Completion => _done.Task;

        internal ReplyStream Stream { get; }

        /// <summary>Whether nothing is written or read any more.</summary>
        internal bool IsSpent => _done.Task.IsCompleted && Stream.IsSpent;

        /// <summary>Takes the words that came since the last call: whole characters, mostly whole words.</summary>
        /// <param name="buffer">Where they go; what does not fit comes with the next call. At least two characters.</param>
        /// <returns>Number of characters (UTF-16 units).</returns>
        public int Drain(Span<char> buffer) => Stream.Read(buffer);

        /// <summary>
        /// Takes the next event: tone, emotion, proposed action, words with pacing, end, each with the character it belongs to. An event
        /// comes no later than the text it belongs to.
        /// </summary>
        /// <returns>False if there is none at the moment.</returns>
        public bool TryRead(out ReplyEvent item) => Stream.TryRead(out item);

        /// <summary>The words as they come, for <c>await foreach</c>; instead of <see cref="Drain"/>, and with a little garbage.</summary>
        /// <param name="cancel">Ends the enumeration with an <see cref="OperationCanceledException"/> and cancels the reply.</param>
        public async IAsyncEnumerable<string> ReadAllAsync([EnumeratorCancellation] CancellationToken cancel = default)
        {
            var arrivals = Stream.Arrivals; // before the first look, so that nothing is missed
            var buffer = new char[256];
            while (true)
            {
                var finished = Stream.IsFinished;
                var count = Stream.Read(buffer);
                if (count > 0) yield return new string(buffer, 0, count);
                else if (finished) yield break;
                else await Arrival(arrivals, cancel).ConfigureAwait(false);
            }
        }

        /// <summary>Waits for the reply, for tools and tests; a game drains instead.</summary>
        public ReplyResult Wait() => _done.Task.GetAwaiter().GetResult();

        /// <summary>Stops the reply; from any thread. The conversation is then as if the line had not been said.</summary>
        public void Cancel() => _cancel?.Invoke();

        internal void CancelledBy(Action cancel) => _cancel = cancel;

        internal void Finish(ReplyResult result)
        {
            Stream.End(result.End);
            _done.TrySetResult(result);
        }

        private async Task Arrival(SemaphoreSlim arrivals, CancellationToken cancel)
        {
            try
            {
                await arrivals.WaitAsync(cancel).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                Cancel();
                throw;
            }
        }
    }
}
