using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>A queued item: whoever queued it may cancel it. From any thread.</summary>
    public sealed class WorkHandle
    {
        private readonly CancellationTokenSource _cancel = new CancellationTokenSource();
        private int _completed;

        internal WorkHandle(IWorkItem item) => Item = item;

        /// <summary>Whether the item has ended in whatever way; its completion may be on its way still.</summary>
        public bool IsCompleted => Volatile.Read(ref _completed) != 0;

        /// <summary>Asks the item to end; an item that has not begun is completed as cancelled when its turn comes.</summary>
        public void Cancel() => _cancel.Cancel();

        internal IWorkItem Item { get; }

        internal CancellationToken Token => _cancel.Token;

        /// <summary>True for the first caller only: nobody completes an item twice.</summary>
        internal bool TakeCompletion() => Interlocked.Exchange(ref _completed, 1) == 0;
    }
}
