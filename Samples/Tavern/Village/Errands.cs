using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>
    /// Work that the game cannot wait for within a frame, as a disk takes its time: done on another thread, one after the other, and
    /// its outcome taken in by the game's thread. Members are called on that thread.
    /// </summary>
    internal sealed class Errands
    {
        private readonly Queue<Task<Action>> _underway = new();
        private Task _last = Task.CompletedTask;

        /// <summary>Whether something is still to be done or taken in.</summary>
        public bool IsBusy => _underway.Count > 0;

        /// <summary>Begins an errand when those before it are done.</summary>
        /// <param name="work">Runs on another thread; what it returns runs on the game's.</param>
        public void Begin(Func<Action> work)
        {
            var errand = _last.ContinueWith(_ => work(), CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            _last = errand;
            _underway.Enqueue(errand);
        }

        /// <summary>Takes in what is done; an errand that failed is told instead.</summary>
        public void Settle(Action<GptDialogueException> failed)
        {
            while (_underway.TryPeek(out var first) && first.IsCompleted)
            {
                _underway.Dequeue();
                try
                {
                    first.GetAwaiter().GetResult()();
                }
                catch (GptDialogueException fault)
                {
                    failed(fault);
                }
            }
        }

        /// <summary>Waits for what was begun, so that a program that ends loses nothing.</summary>
        public void Finish(TimeSpan limit) => ((IAsyncResult)_last).AsyncWaitHandle.WaitOne(limit);
    }
}
