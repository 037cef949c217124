using System;
using System.Diagnostics;

namespace GptDialogue.Dialogue
{
    /// <summary>Times one reply from the moment its line was said.</summary>
    internal sealed class ReplyClock
    {
        private readonly Stopwatch _watch = Stopwatch.StartNew();
        private readonly TimeSpan _deadline;

        public ReplyClock(TimeSpan deadline)
        {
            _deadline = deadline;
        }

        /// <summary>Milliseconds to the first word; 0 before it came.</summary>
        public double FirstWordMs { get; private set; }

        public double ElapsedMs => _watch.Elapsed.TotalMilliseconds;

        /// <summary>True if the deadline passed without a word.</summary>
        public bool IsLate => _deadline > TimeSpan.Zero && FirstWordMs == 0 && _watch.Elapsed > _deadline;

        public void Word()
        {
            if (FirstWordMs == 0)
                FirstWordMs = ElapsedMs;
        }
    }
}
