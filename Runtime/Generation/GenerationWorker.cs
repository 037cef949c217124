using System;
using System.Threading;
using GptDialogue.Inference;

namespace GptDialogue.Generation
{
    /// <summary>
    /// The one thread that runs the model. Callers of any thread queue tasks and cancel them; the thread puts them into its
    /// <see cref="Scheduler"/> and lets it go round as often as the <see cref="FrameGovernor"/> permits. It owns the session and frees
    /// it at its end.
    /// </summary>
    public sealed class GenerationWorker : IDisposable
    {
        /// <summary>How long the thread sleeps at most when there is work it may not do yet, so that deadlines are met.</summary>
        private static readonly TimeSpan _nap = TimeSpan.FromMilliseconds(2);

        private readonly Inbox _inbox = new Inbox();
        private readonly WorkerOptions _options;
        private readonly IClock _clock;
        private readonly FrameGovernor _governor;
        private readonly WatchedSession _session;
        private readonly Scheduler _scheduler;
        private readonly Action _wake;
        private readonly Thread _thread;
        private readonly Timer? _watchdog;
        private long _busyTicks;
        private TimeSpan _interruptedAt; // of the watchdog

        /// <summary>Starts the thread, which from now on owns the session.</summary>
        public GenerationWorker(IModelSession session, WorkerOptions? options = null)
        {
            _options = options ?? new WorkerOptions();
            _clock = _options.Clock ?? new MonotonicClock();
            _governor = _options.Governor ?? new FrameGovernor(_clock);
            _session = new WatchedSession(session ?? throw new ArgumentNullException(nameof(session)), _clock);
            _scheduler = new Scheduler(_session) { Faulted = Report, RunsAreLost = () => _session.WasInterrupted || _session.IsLost };
            _wake = _inbox.Wake;
            _governor.Waking(_wake);
            _thread = new Thread(Loop)
            {
                Name = _options.Name,
                Priority = _options.Priority,
                IsBackground = true, // a game that forgets to dispose can still exit
            };
            _thread.Start();
            if (_options.StuckAfter > TimeSpan.Zero)
            {
                var period = TimeSpan.FromTicks(Math.Max(_options.StuckAfter.Ticks / 4, TimeSpan.TicksPerMillisecond));
                _watchdog = new Timer(_ => CheckStuck(), null, period, period);
            }
        }

        /// <summary>Number of tasks that have not ended.</summary>
        public int Open => _inbox.Open;

        /// <summary>Priority of the thread; may be changed at any time, on Linux without effect after the start.</summary>
        public ThreadPriority Priority
        {
            get => _thread.Priority;
            set => _thread.Priority = value;
        }

        /// <summary>Whether a run hung and the model was given up: every task from now on fails at once.</summary>
        public bool IsLost => _session.IsLost;

        internal Scheduler Scheduler => _scheduler;

        internal IClock Clock => _clock;

        /// <summary>Time the thread has been busy, for figures.</summary>
        internal TimeSpan Busy => TimeSpan.FromTicks(Interlocked.Read(ref _busyTicks));

        /// <summary>Makes the sequence of a new conversation.</summary>
        public Lane NewLane() => _scheduler.NewLane();

        /// <summary>Queues a task; returns at once.</summary>
        /// <exception cref="GptDialogueException">The worker has been stopped, or too many tasks are open.</exception>
        public void Enqueue(GenerationTask task)
        {
            if (task == null) throw new ArgumentNullException(nameof(task));
            if (TryEnqueue(task)) return;
            throw new GptDialogueException(_inbox.IsClosed
                ? "The worker has been stopped and takes no more work. Make a new one."
                : $"The worker holds {_options.QueueCapacity} open tasks already. Cancel some or allow more.");
        }

        /// <summary>Queues a task, unless the worker has been stopped or too many are open. From any thread.</summary>
        public bool TryEnqueue(GenerationTask task)
        {
            task.Queued(_wake);
            if (!_inbox.TryPut(task, _options.QueueCapacity)) return false;
            if (_session.IsLost) GiveUp(WorkOutcome.Failed); // there is no thread any more, or none that comes back, to do it
            return true;
        }

        /// <summary>Frees what a conversation holds and cancels its tasks; from any thread, more than once.</summary>
        public void Close(Lane lane)
        {
            lane.IsClosed = true;
            _inbox.TryPut(new Closing(lane), int.MaxValue); // brings the lane before the scheduler, if it is not there anyway
        }

        /// <summary>Cancels all tasks and ends the thread.</summary>
        /// <returns>
        /// Whether the thread has ended within the limit. If not, it is stuck inside a run: all tasks have ended nevertheless, and the
        /// thread frees the session by itself when the run comes back.
        /// </returns>
        public bool Stop(TimeSpan limit)
        {
            _watchdog?.Dispose();
            _inbox.Close();
            // A task that stops its own worker cannot wait for itself.
            if (Thread.CurrentThread == _thread) return false;
            var half = TimeSpan.FromTicks(limit.Ticks / 2);
            if (_thread.Join(half)) return true;
            _session.Interrupt();
            if (_thread.Join(limit - half)) return true;
            GiveUp(WorkOutcome.Cancelled); // callers must not wait for a thread that may never come
            return false;
        }

        /// <summary>Stops the worker, waiting at most <see cref="WorkerOptions.StopTimeout"/>.</summary>
        public void Dispose() => Stop(_options.StopTimeout);

        /// <summary>
        /// Interrupts a run that takes too long, and gives the model up if that does not help. Called by a timer; by tests with a clock of
        /// their own.
        /// </summary>
        internal void CheckStuck()
        {
            var now = _clock.Now;
            var running = _session.RunningFor(now);
            if (running < _options.StuckAfter) return;
            // A second chance by the watchdog's own time: after a breakpoint or a sleep of the machine much time has passed at once.
            if (!_session.WasInterrupted) _interruptedAt = now;
            _session.WasInterrupted = true;
            _session.Interrupt();
            if (now - _interruptedAt >= _options.StuckAfter) GiveUp(WorkOutcome.Failed);
        }

        private void Loop()
        {
            SystemPriority.Apply(_options.Priority);
            Monitor.Enter(_session.State);
            try
            {
                while (TakeInbox())
                {
                    var began = _clock.Now;
                    var tokens = _scheduler.Counts.Tokens;
                    _scheduler.PauseBackground = _governor.IsTight;
                    var ran = _scheduler.Round(began);
                    var busy = _clock.Now - began;
                    Interlocked.Add(ref _busyTicks, busy.Ticks);
                    _governor.Spent(busy, _scheduler.Counts.Tokens - tokens);
                    _inbox.Count(_scheduler);
                    Rest(ran);
                }
                _inbox.MoveTo(_scheduler);
                _scheduler.EndAll(WorkOutcome.Cancelled, null);
            }
            catch (Exception e)
            {
                // Nothing is known that could get here; should it, characters fall silent, but the game goes on.
                _session.IsLost = true;
                _inbox.MoveTo(_scheduler);
                _scheduler.EndAll(WorkOutcome.Failed, e);
            }
            finally
            {
                Monitor.Exit(_session.State);
            }
            Guard(_session.Dispose);
        }

        /// <summary>Waits for work, and moves it to the scheduler; false once the worker stops.</summary>
        private bool TakeInbox()
        {
            if (_scheduler.IsIdle && !_session.IsLost) Sleep(Timeout.InfiniteTimeSpan);
            _inbox.MoveTo(_scheduler);
            return !_inbox.IsClosed && !_session.IsLost;
        }

        /// <summary>Between two rounds: lets the governor have its way, but meets deadlines and cancellations meanwhile.</summary>
        private void Rest(bool ran)
        {
            if (!ran && !_scheduler.IsIdle) Sleep(_nap);
            for (var wait = Delay(); wait > TimeSpan.Zero && !_scheduler.IsIdle; wait = Delay())
            {
                if (_inbox.IsClosed || _session.IsLost) return;
                Sleep(wait < _nap ? wait : _nap);
                _inbox.MoveTo(_scheduler);
                _scheduler.EndDue(_clock.Now);
                _inbox.Count(_scheduler);
            }
        }

        private TimeSpan Delay() => _governor.Delay(_scheduler.IsAwaited);

        private void Sleep(TimeSpan limit)
        {
            Monitor.Exit(_session.State);
            try
            {
                _inbox.Wait(limit);
            }
            finally
            {
                Monitor.Enter(_session.State);
            }
        }

        /// <summary>Ends every task while the thread is stuck in a run, which must not come back to any of them.</summary>
        private void GiveUp(WorkOutcome outcome)
        {
            // Held by the worker unless it is inside a run or asleep; if neither, it is not stuck.
            if (!Monitor.TryEnter(_session.State, _options.StopTimeout)) return;
            try
            {
                _session.IsLost = true;
                _inbox.MoveTo(_scheduler);
                _scheduler.EndAll(outcome, outcome == WorkOutcome.Failed ? Lost() : null);
                _inbox.Count(_scheduler);
            }
            finally
            {
                Monitor.Exit(_session.State);
            }
        }

        private GptDialogueException Lost() => new GptDialogueException(
            $"A run of variant '{_session.Variant}' on {_session.Device.Name} did not come back; the model was given up. "
            + "Load the engine again, on another device.");

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

        /// <summary>Nothing to do; by the time its turn comes the lane is closed and it is cancelled.</summary>
        private sealed class Closing : GenerationTask
        {
            public Closing(Lane lane) : base(lane)
            {
            }

            protected internal override bool Begin() => false;

            protected internal override bool Advance(Span<float> logits) => false;

            protected internal override void End(WorkOutcome outcome, Exception? fault)
            {
            }
        }
    }
}
