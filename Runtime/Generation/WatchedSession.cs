using System;
using System.Threading;
using GptDialogue.Inference;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Lets others see that a run is in progress and since when. The worker holds <see cref="State"/> all the time but during a run,
    /// so whoever holds it knows that no task is being worked on; a run that comes back after the watchdog gave it up finds nothing
    /// left to do.
    /// </summary>
    internal sealed class WatchedSession : IModelSession
    {
        private readonly IModelSession _inner;
        private readonly IClock _clock;
        private long _began = long.MinValue;

        public WatchedSession(IModelSession inner, IClock clock)
        {
            _inner = inner;
            _clock = clock;
        }

        /// <summary>Guards the tasks.</summary>
        public object State { get; } = new object();

        /// <summary>Set, under <see cref="State"/>, when a run does not come back: what it returns is of no use to anybody.</summary>
        public bool IsLost { get; set; }

        /// <summary>Set when a run was interrupted for hanging.</summary>
        public bool WasInterrupted { get; set; }

        public string Variant => _inner.Variant;

        public IExecutionDevice Device => _inner.Device;

        public int VocabularySize => _inner.VocabularySize;

        public KvCache Cache => _inner.Cache;

        public long RunCount => _inner.RunCount;

        /// <summary>How long the run in progress has taken; zero when there is none. From any thread.</summary>
        public TimeSpan RunningFor(TimeSpan now)
        {
            var began = Interlocked.Read(ref _began);
            return began == long.MinValue ? TimeSpan.Zero : now - TimeSpan.FromTicks(began);
        }

        public bool CanDraft => _inner.CanDraft;

        public bool ReadsPrompts => _inner.ReadsPrompts;

        public int Read(int row, ReadOnlySpan<int> tokens) => Append(row, tokens, 1, reads: true);

        public int Extend(int row, ReadOnlySpan<int> tokens, int tail = 1) => Append(row, tokens, tail, reads: false);

        private int Append(int row, ReadOnlySpan<int> tokens, int tail, bool reads)
        {
            int count;
            Enter();
            try
            {
                count = reads ? _inner.Read(row, tokens) : _inner.Extend(row, tokens, tail);
            }
            finally
            {
                Leave();
            }
            ThrowIfLost();
            return count;
        }

        public void Step(int first, ReadOnlySpan<int> tokens)
        {
            Enter();
            try
            {
                _inner.Step(first, tokens);
            }
            finally
            {
                Leave();
            }
            ThrowIfLost();
        }

        public Span<float> Logits(int index = 0) => _inner.Logits(index);

        public void Prepare(int row) => _inner.Prepare(row);

        public void Interrupt() => _inner.Interrupt();

        public void Dispose() => _inner.Dispose();

        private void Enter()
        {
            ThrowIfLost();
            WasInterrupted = false;
            Interlocked.Exchange(ref _began, _clock.Now.Ticks);
            Monitor.Exit(State);
        }

        private void ThrowIfLost()
        {
            if (IsLost) throw new GptDialogueException("The model hangs and was given up. Load the engine again, on another device.");
        }

        private void Leave()
        {
            Monitor.Enter(State);
            Interlocked.Exchange(ref _began, long.MinValue);
        }
    }
}
