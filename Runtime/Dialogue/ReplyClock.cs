using System;
using GptDialogue.Generation;

namespace GptDialogue.Dialogue
{
    /// <summary>Times one reply from the moment its line was said.</summary>
    internal sealed class ReplyClock
    {
        private readonly IClock _clock;
        private SayOptions _options;
        private TimeSpan _start;
        private TimeSpan _firstWord = TimeSpan.MinValue;

        public ReplyClock(IClock clock, SayOptions options)
        {
            _clock = clock;
            _options = options;
            _start = clock.Now;
        }

        public bool HasWord => _firstWord != TimeSpan.MinValue;

        /// <summary>Milliseconds to the first word; 0 before it came.</summary>
        public double FirstWordMs => HasWord ? Math.Max(0, (_firstWord - _start).TotalMilliseconds) : 0;

        public double ElapsedMs => (_clock.Now - _start).TotalMilliseconds;

        /// <summary>The moment at which the reply is too late, as things stand.</summary>
        public TimeSpan Deadline
        {
            get
            {
                var word = HasWord ? TimeSpan.MaxValue : After(_options.FirstWordDeadline);
                var whole = After(_options.Deadline);
                return word < whole ? word : whole;
            }
        }

        /// <summary>Counts from now: the reply was made ahead of time, and only now is its line said.</summary>
        public void Restart(SayOptions options)
        {
            _options = options;
            _start = _clock.Now;
        }

        public void Word()
        {
            if (!HasWord) _firstWord = _clock.Now;
        }

        private TimeSpan After(TimeSpan limit) => limit > TimeSpan.Zero ? _start + limit : TimeSpan.MaxValue;
    }
}
