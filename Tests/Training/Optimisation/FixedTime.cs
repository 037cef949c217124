using System;

namespace GptDialogue.Training.Tests.Optimisation
{
    /// <summary>A clock that stands still.</summary>
    internal sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.FromUnixTimeMilliseconds(1_700_000_000_500);
    }
}
