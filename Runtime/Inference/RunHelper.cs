using System;
using System.Diagnostics;
using System.Threading;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// A thread that makes one run while the thread that asked for it makes another. Used by one thread at a time. Both look for each
    /// other for a moment before they sleep: while many characters talk the next run follows at once, and to be woken takes longer
    /// than that on many systems.
    /// </summary>
    internal sealed class RunHelper : IDisposable
    {
        private static readonly long _patience = Stopwatch.Frequency / 4000; // a quarter of a millisecond

        private readonly SemaphoreSlim _asked = new SemaphoreSlim(0);
        private readonly SemaphoreSlim _done = new SemaphoreSlim(0);
        private readonly Thread _thread;
        private RunBinding? _binding;
        private RunOptions? _options;
        private Exception? _fault;
        private bool _isBusy;
        private bool _stops;

        /// <param name="session">What runs on the thread; disposed with it.</param>
        public RunHelper(InferenceSession session)
        {
            Session = session;
            _thread = new Thread(Work) { IsBackground = true, Name = "GptDialogue batch", Priority = ThreadPriority.BelowNormal };
            _thread.Start();
        }

        public InferenceSession Session { get; }

        /// <summary>Starts a run; <see cref="End"/> has to follow.</summary>
        public void Begin(RunBinding binding, RunOptions options)
        {
            (_binding, _options, _isBusy) = (binding, options, true);
            _asked.Release();
        }

        /// <summary>Waits for the run, if one was started.</summary>
        /// <returns>What it threw, or null.</returns>
        public Exception? End()
        {
            if (!_isBusy) return null;
            Await(_done);
            _isBusy = false;
            var fault = _fault;
            _fault = null;
            return fault;
        }

        /// <summary>Ends the thread.</summary>
        public void Dispose()
        {
            _stops = true;
            _asked.Release();
            _thread.Join();
            _asked.Dispose();
            _done.Dispose();
            Session.Dispose();
        }

        private void Work()
        {
            while (true)
            {
                Await(_asked);
                if (_stops) return;
                try
                {
                    _binding!.Run(Session, _options!);
                }
                catch (Exception e)
                {
                    _fault = e;
                }
                _done.Release();
            }
        }

        private static void Await(SemaphoreSlim signal)
        {
            var end = Stopwatch.GetTimestamp() + _patience;
            while (signal.CurrentCount == 0 && Stopwatch.GetTimestamp() < end) Thread.SpinWait(20);
            signal.Wait();
        }
    }
}
