using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;

namespace GptDialogue.Unity
{
    /// <summary>One line of the player from being said to the end of the reply. Main thread.</summary>
    internal sealed class NpcTalk
    {
        // Continuations run inside the frame that completes it, on the main thread and after the events of the reply.
        private readonly TaskCompletionSource<ReplyResult> _done = new TaskCompletionSource<ReplyResult>();

        public NpcTalk(string line, CancellationToken cancel)
        {
            Line = line;
            Cancel = cancel;
        }

        public string Line { get; }

        /// <summary>The caller's wish to stop.</summary>
        public CancellationToken Cancel { get; }

        /// <summary>The reply; null while the engine is still being loaded.</summary>
        public PendingReply? Reply { get; set; }

        /// <summary>Why the line could not be said; null while it can.</summary>
        public string? Fault { get; set; }

        /// <summary>Whether the tone was told.</summary>
        public bool HasTone { get; set; }

        /// <summary>Whether an emotion was told.</summary>
        public bool HasEmotion { get; set; }

        public Task<ReplyResult> Completion => _done.Task;

        public void Complete(ReplyResult result)
        {
            if (result.End == ReplyEnd.Cancelled)
                _done.TrySetCanceled();
            else
                _done.TrySetResult(result);
        }

        /// <summary>Ends it unfinished.</summary>
        public void Abandon()
        {
            Reply?.Cancel();
            if (Cancel.IsCancellationRequested)
                _done.TrySetCanceled(Cancel);
            else
                _done.TrySetCanceled();
        }
    }
}
