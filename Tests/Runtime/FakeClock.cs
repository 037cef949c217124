using System;
using GptDialogue.Generation;

namespace GptDialogue.Runtime.Tests
{
    /// <summary>Time that passes only when a test says so.</summary>
    internal sealed class FakeClock : IClock
    {
        private readonly object _gate = new();
        private TimeSpan _now;

        public TimeSpan Now
        {
            get { lock (_gate) return _now; }
        }

        public void Advance(TimeSpan time)
        {
            lock (_gate) _now += time;
        }
    }
}
