using System;
using System.Diagnostics;

namespace GptDialogue.Inference.Devices
{
    /// <summary>How fast a session writes: what a player waits for.</summary>
    internal static class SpeedProbe
    {
        private const int Prompt = 32;
        private const int Tokens = 24;
        private static readonly TimeSpan _longEnough = TimeSpan.FromMilliseconds(250);

        /// <summary>Decodes some tokens on row 0, which is left empty, and at most for a quarter of a second.</summary>
        public static double TokensPerSecond(ModelSession session)
        {
            var token = new int[1];
            var prompt = new int[Math.Min(Prompt, session.Cache.Capacity / 2)];
            session.Cache.RewindTo(0, 0);
            for (var done = 0; done < prompt.Length;) done += session.Extend(0, prompt.AsSpan(done));
            session.Step(0, token); // the first run of a shape plans its memory
            var watch = Stopwatch.StartNew();
            var count = 0;
            while (count < Tokens && session.Cache.Length(0) < session.Cache.Capacity && (count == 0 || watch.Elapsed < _longEnough))
            {
                session.Step(0, token);
                count++;
            }
            var seconds = watch.Elapsed.TotalSeconds;
            session.Cache.RewindTo(0, 0);
            return count / Math.Max(seconds, 1e-9);
        }
    }
}
