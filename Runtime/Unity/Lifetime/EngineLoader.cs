using System;
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
        private readonly Task<DialogueEngine> _load;
        private bool _stopped;

        private EngineLoader(Task<DialogueEngine> load)
        {
            _load = load;
            LiveEngines.Add(this);
        }

        /// <summary>Whether loading has ended, well or badly.</summary>
        public bool IsCompleted => _load.IsCompleted;

        /// <summary>Whether <see cref="Stop"/> was called; the engine is of no use any more.</summary>
        public bool IsStopped => _stopped;

        /// <summary>The engine; null while loading, after a failure and after <see cref="Stop"/>.</summary>
        public DialogueEngine? Engine => !_stopped && _load.Status == TaskStatus.RanToCompletion ? _load.Result : null;

        /// <summary>Why there is no engine, for a developer; null while loading and when there is one.</summary>
        public string? Fault => _load.IsFaulted ? Describe(_load.Exception!.GetBaseException()) : null;

        /// <summary>Starts loading.</summary>
        public static EngineLoader Start(Func<DialogueOptions, DialogueEngine> source, DialogueOptions options) =>
            new EngineLoader(Task.Run(() => source(options)));

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
    }
}
