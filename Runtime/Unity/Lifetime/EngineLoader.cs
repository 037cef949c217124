using System;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;

namespace GptDialogue.Unity
{
    /// <summary>
    /// One engine from the wish for it to its end: loaded on a thread of the pool, handed to whoever polls, freed on
    /// <see cref="Stop"/> whatever stage it has reached. The owner calls on the main thread.
    /// </summary>
    internal sealed class EngineLoader
    {
        private readonly CancellationTokenSource _cancel = new CancellationTokenSource();
        private readonly Step _step = new Step();
        private readonly Task<DialogueEngine> _load;
        private bool _stopped;

        private EngineLoader(DialogueBundle bundle, DialogueOptions options)
        {
            _load = bundle.LoadAsync(options, _step, _cancel.Token);
            LiveEngines.Add(this);
        }

        /// <summary>How far loading has come, 0 to 1.</summary>
        public float Progress => Volatile.Read(ref _step.Fraction);

        /// <summary>Whether loading has ended, well or badly.</summary>
        public bool IsCompleted => _load.IsCompleted;

        /// <summary>Whether <see cref="Stop"/> was called; the engine is of no use any more.</summary>
        public bool IsStopped => _stopped;

        /// <summary>The engine; null while loading, after a failure and after <see cref="Stop"/>.</summary>
        public DialogueEngine? Engine => !_stopped && _load.Status == TaskStatus.RanToCompletion ? _load.Result : null;

        /// <summary>Why there is no engine, for a developer; null while loading and when there is one.</summary>
        public string? Fault => _load.IsFaulted ? Describe(_load.Exception!.GetBaseException()) : null;

        /// <summary>Starts loading.</summary>
        /// <exception cref="GptDialogueException">The bundle's asset is empty or cannot be used on this platform.</exception>
        public static EngineLoader Start(DialogueBundle bundle, DialogueOptions options) => new EngineLoader(bundle, options);

        /// <summary>
        /// Frees the engine. One that is still being loaded is freed by its thread when it gets there; the call waits for that only
        /// as long as given.
        /// </summary>
        public void Stop(TimeSpan wait = default)
        {
            if (!_stopped)
            {
                _stopped = true;
                LiveEngines.Remove(this);
                _cancel.Cancel();
            }

            if (_load.Status == TaskStatus.RanToCompletion)
                _load.Result.Dispose();
            else
                Abandon(wait);
        }

        private void Abandon(TimeSpan wait)
        {
            var end = _load.ContinueWith(
                static load =>
                {
                    if (load.Status == TaskStatus.RanToCompletion) load.Result.Dispose();
                    else _ = load.Exception; // Seen, so that nothing reports it as unobserved.
                },
                TaskContinuationOptions.ExecuteSynchronously);
            if (wait > TimeSpan.Zero)
                end.Wait(wait);
        }

        // The library's own messages are complete; anything else is named, as its text alone may say little.
        private static string Describe(Exception fault) =>
            fault is GptDialogueException ? fault.Message : fault.GetType().Name + ": " + fault.Message;

        // Not Progress<T>, which would call back on the main thread after the loader may be gone.
        private sealed class Step : IProgress<LoadProgress>
        {
            public float Fraction;

            public void Report(LoadProgress value) => Volatile.Write(ref Fraction, value.Fraction);
        }
    }
}
