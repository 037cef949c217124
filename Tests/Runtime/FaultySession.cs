using System;
using System.Threading;
using GptDialogue.Inference;

namespace GptDialogue.Runtime.Tests
{
    /// <summary>A real session whose runs can be made to fail or to hang.</summary>
    internal sealed class FaultySession(IModelSession inner) : IModelSession
    {
        private readonly ManualResetEventSlim _release = new(true);
        private int _failures;

        /// <summary>Decides before each run, by its number from 1, whether it fails.</summary>
        public Func<long, bool> FailsAt { get; set; } = _ => false;

        /// <summary>Called before each run with its number from 1, on the thread that runs.</summary>
        public Action<long> BeforeEach { get; set; } = _ => { };

        /// <summary>Whether an interrupt ends a hanging run, as it does when the device still listens.</summary>
        public bool InterruptReleases { get; init; }

        /// <summary>Set once a run hangs.</summary>
        public ManualResetEventSlim Hanging { get; } = new();

        public ManualResetEventSlim Disposed { get; } = new();

        public bool IsDisposed => Disposed.IsSet;

        public long Runs { get; private set; }

        public string Variant => inner.Variant;

        public IExecutionDevice Device => inner.Device;

        public int VocabularySize => inner.VocabularySize;

        public KvCache Cache => inner.Cache;

        public bool CanDraft => inner.CanDraft;

        public long RunCount => inner.RunCount;

        /// <summary>Makes the next so many runs fail.</summary>
        public void FailNext(int runs) => Volatile.Write(ref _failures, runs);

        /// <summary>Makes the next run hang until it is released.</summary>
        public void Hang() => _release.Reset();

        public void Release() => _release.Set();

        public bool ReadsPrompts => inner.ReadsPrompts;

        public int Read(int row, ReadOnlySpan<int> tokens)
        {
            BeforeRun();
            return inner.Read(row, tokens);
        }

        public int Extend(int row, ReadOnlySpan<int> tokens, int tail = 1)
        {
            BeforeRun();
            return inner.Extend(row, tokens, tail);
        }

        public void Step(int first, ReadOnlySpan<int> tokens)
        {
            BeforeRun();
            inner.Step(first, tokens);
        }

        public Span<float> Logits(int index = 0) => inner.Logits(index);

        public void Prepare(int row) => inner.Prepare(row);

        public void Interrupt()
        {
            inner.Interrupt();
            if (InterruptReleases) _release.Set();
        }

        public void Dispose()
        {
            inner.Dispose();
            Disposed.Set();
        }

        private void BeforeRun()
        {
            Runs++;
            if (!_release.IsSet)
            {
                Hanging.Set();
                _release.Wait();
            }
            BeforeEach(Runs);
            if (_failures > 0 || FailsAt(Runs))
            {
                _failures = Math.Max(0, _failures - 1);
                throw new GptDialogueException("The device failed on purpose.");
            }
        }
    }
}
