using System;
using System.Collections.Generic;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>
    /// The one thread that runs the model. Callers of any thread queue items and cancel them; items run one after another in the
    /// order they came. An item that throws is reported and the next one runs: the thread ends only when it is told to.
    /// </summary>
    public sealed class GenerationWorker : IDisposable
    {
        private readonly object _gate = new object();
        private readonly Queue<WorkHandle> _queue = new Queue<WorkHandle>();
        private readonly WorkerOptions _options;
        private readonly Thread _thread;
        private WorkHandle? _current;
        private bool _stopping;

        /// <summary>Starts the thread.</summary>
        public GenerationWorker(WorkerOptions? options = null)
        {
            _options = options ?? new WorkerOptions();
            _thread = new Thread(Loop)
            {
                Name = _options.Name,
                Priority = _options.Priority,
                IsBackground = true, // a game that forgets to dispose can still exit
            };
            _thread.Start();
        }

        /// <summary>Number of items that wait, not counting the one that runs.</summary>
        public int Waiting
        {
            get
            {
                lock (_gate) return _queue.Count;
            }
        }

        /// <summary>Queues an item; returns at once.</summary>
        /// <exception cref="GptDialogueException">The worker has been stopped, or too many items wait.</exception>
        public WorkHandle Enqueue(IWorkItem item)
        {
            var handle = new WorkHandle(item ?? throw new ArgumentNullException(nameof(item)));
            lock (_gate)
            {
                if (_stopping) throw new GptDialogueException("The worker has been stopped and takes no more work. Make a new one.");
                if (_queue.Count >= _options.QueueCapacity)
                    throw new GptDialogueException(
                        $"{_queue.Count} items wait already, the worker's queue holds {_options.QueueCapacity}. "
                        + "Cancel some or allow more.");
                _queue.Enqueue(handle);
                Monitor.Pulse(_gate);
            }
            return handle;
        }

        /// <summary>Cancels the item that runs and all that wait, and ends the thread.</summary>
        /// <returns>
        /// Whether the thread has ended within the limit. If not, it is stuck inside a run; it ends by itself when the run does, and
        /// what it uses must not be disposed before (see <see cref="WorkerOptions.Teardown"/>).
        /// </returns>
        public bool Stop(TimeSpan limit)
        {
            lock (_gate)
            {
                _stopping = true;
                _current?.Cancel();
                foreach (var handle in _queue) handle.Cancel();
                Monitor.Pulse(_gate);
            }
            // An item that stops its own worker cannot wait for itself.
            if (Thread.CurrentThread == _thread) return false;
            var half = TimeSpan.FromTicks(limit.Ticks / 2);
            if (_thread.Join(half)) return true;
            _options.Interrupt?.Invoke();
            if (_thread.Join(limit - half)) return true;
            CompleteWaiting(); // their callers must not wait for a thread that may never come
            return false;
        }

        /// <summary>Stops the worker, waiting at most <see cref="WorkerOptions.StopTimeout"/>.</summary>
        public void Dispose() => Stop(_options.StopTimeout);

        private void Loop()
        {
            while (TakeNext(out var handle))
            {
                Execute(handle!);
                lock (_gate) _current = null;
            }
            CompleteWaiting();
            Guard(() => _options.Teardown?.Invoke());
        }

        private bool TakeNext(out WorkHandle? handle)
        {
            lock (_gate)
            {
                while (_queue.Count == 0 && !_stopping) Monitor.Wait(_gate);
                handle = _stopping ? null : _queue.Dequeue();
                _current = handle;
                return handle != null;
            }
        }

        private void Execute(WorkHandle handle)
        {
            var outcome = WorkOutcome.Cancelled;
            Exception? fault = null;
            if (!handle.Token.IsCancellationRequested)
            {
                try
                {
                    handle.Item.Execute(handle.Token);
                    outcome = handle.Token.IsCancellationRequested ? WorkOutcome.Cancelled : WorkOutcome.Done;
                }
                catch (Exception e)
                {
                    // What a cancelled item throws on its way out (also an interrupted run) is no fault.
                    if (!handle.Token.IsCancellationRequested)
                    {
                        outcome = WorkOutcome.Failed;
                        fault = e;
                    }
                }
            }
            Complete(handle, outcome, fault);
            if (fault != null) Report(fault);
        }

        private void CompleteWaiting()
        {
            while (true)
            {
                WorkHandle handle;
                lock (_gate)
                {
                    if (_queue.Count == 0) return;
                    handle = _queue.Dequeue();
                }
                Complete(handle, WorkOutcome.Cancelled, null);
            }
        }

        private void Complete(WorkHandle handle, WorkOutcome outcome, Exception? fault)
        {
            if (handle.TakeCompletion()) Guard(() => handle.Item.Complete(outcome, fault));
        }

        private void Guard(Action action)
        {
            try
            {
                action();
            }
            catch (Exception e)
            {
                Report(e);
            }
        }

        private void Report(Exception fault)
        {
            try
            {
                _options.Faulted?.Invoke(fault);
            }
            catch (Exception)
            {
                // A listener that throws must not take the worker with it; there is nobody left to tell.
            }
        }
    }
}
