using System;
using System.Threading;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>A thread that makes one run while the thread that asked for it makes another. Used by one thread at a time.</summary>
    internal sealed class RunHelper : IDisposable
    {
        private readonly SemaphoreSlim _asked = new SemaphoreSlim(0);
        private readonly SemaphoreSlim _done = new SemaphoreSlim(0);
        private readonly Thread _thread;
        private RunBinding? _binding;
        private InferenceSession? _session;
        private RunOptions? _options;
        private Exception? _fault;
        private bool _isBusy;
        private bool _stops;

        public RunHelper()
        {
            _thread = new Thread(Work) { IsBackground = true, Name = "GptDialogue batch", Priority = ThreadPriority.BelowNormal };
            _thread.Start();
        }

        /// <summary>Starts a run; <see cref="End"/> has to follow.</summary>
        public void Begin(RunBinding binding, InferenceSession session, RunOptions options)
        {
            (_binding, _session, _options, _isBusy) = (binding, session, options, true);
            _asked.Release();
        }

        /// <summary>Waits for the run, if one was started.</summary>
        /// <returns>What it threw, or null.</returns>
        public Exception? End()
        {
            if (!_isBusy) return null;
            _done.Wait();
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
        }

        private void Work()
        {
            while (true)
            {
                _asked.Wait();
                if (_stops) return;
                try
                {
                    _binding!.Run(_session!, _options!);
                }
                catch (Exception e)
                {
                    _fault = e;
                }
                _done.Release();
            }
        }
    }
}
