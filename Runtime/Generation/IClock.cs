using System;
using System.Diagnostics;

namespace GptDialogue.Generation
{
    /// <summary>Where deadlines, budgets and figures take the time from.</summary>
    public interface IClock
    {
        /// <summary>Time since some fixed moment; never goes back. From any thread.</summary>
        TimeSpan Now { get; }
    }

    /// <summary>The real time, independent of anybody setting the computer's clock.</summary>
    public sealed class MonotonicClock : IClock
    {
        private readonly long _start = Stopwatch.GetTimestamp();

        /// <inheritdoc/>
        public TimeSpan Now => TimeSpan.FromSeconds((Stopwatch.GetTimestamp() - _start) / (double)Stopwatch.Frequency);
    }
}
