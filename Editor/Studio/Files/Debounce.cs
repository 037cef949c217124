using System;
using System.IO;
using System.Threading;

namespace GptDialogue.Studio.Files
{
    /// <summary>Does something once when the events that ask for it have been quiet for a while. The action runs on a pool thread, never twice at once.</summary>
    internal sealed class Debounce : IDisposable
    {
        private readonly Lock _running = new();
        private readonly ITimer _timer;
        private readonly TimeSpan _quiet;

        public Debounce(TimeProvider time, TimeSpan quiet, Action action)
        {
            _quiet = quiet;
            _timer = time.CreateTimer(_ => Run(action), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        /// <summary>Asks for the action.</summary>
        public void Note() => _timer.Change(_quiet, Timeout.InfiniteTimeSpan);

        public void Dispose() => _timer.Dispose();

        private void Run(Action action)
        {
            lock (_running)
            {
                try
                {
                    action();
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or GptDialogueException)
                {
                    // A file came and went meanwhile; what comes next looks again. Thrown on, it would end the program.
                }
            }
        }
    }
}
