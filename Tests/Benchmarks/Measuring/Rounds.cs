using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;

namespace GptDialogue.Benchmarks.Measuring
{
    /// <summary>One thing to time.</summary>
    /// <param name="Name">Name in tables.</param>
    /// <param name="Prepare">Brings it into its starting state, untimed.</param>
    /// <param name="Run">What is timed.</param>
    /// <param name="Units">What one run produces, such as tokens.</param>
    public sealed record Contender(string Name, Action Prepare, Action Run, double Units);

    /// <summary>The times of one contender, in milliseconds.</summary>
    public sealed record Timing(string Name, double Units, IReadOnlyList<double> Sorted)
    {
        /// <summary>Half of the runs took at most this long.</summary>
        public double Median => At(0.5);

        /// <summary>Units per second at the median.</summary>
        public double Rate => Units * 1000 / Median;

        /// <summary>Width of the middle half of the runs as a share of the median.</summary>
        public double Spread => (At(0.75) - At(0.25)) / Median;

        /// <summary>The time that a share of the runs did not exceed.</summary>
        public double At(double share) => Sorted[(int)Math.Min(Sorted.Count - 1, share * Sorted.Count)];
    }

    /// <summary>Times contenders in turn, round after round, so that whatever else the machine does meets all of them alike.</summary>
    public static class Rounds
    {
        /// <summary>Where the time is read, in milliseconds: wall clock, or processor time on a machine that others use.</summary>
        public static Func<double> Clock { get; set; } = WallClock;

        /// <summary>Wall-clock time.</summary>
        public static double WallClock() => Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;

        /// <summary>Time that processors spent on this process, all its threads together: meaningful for one thread only.</summary>
        public static double ProcessorClock() => Environment.CpuUsage.TotalTime.TotalMilliseconds;

        /// <summary>Runs everything once untimed and then in rounds; every other round goes backwards.</summary>
        public static IReadOnlyList<Timing> Alternate(IReadOnlyList<Contender> contenders, int rounds)
        {
            var times = contenders.Select(_ => new List<double>(rounds)).ToArray();
            for (var round = -1; round < rounds; round++)
            {
                for (var i = 0; i < contenders.Count; i++)
                {
                    var at = round % 2 == 0 ? i : contenders.Count - 1 - i;
                    contenders[at].Prepare();
                    var start = Clock();
                    contenders[at].Run();
                    var elapsed = Clock() - start;
                    if (round >= 0)
                        times[at].Add(elapsed);
                }
            }
            return contenders.Select((c, i) => new Timing(c.Name, c.Units, times[i].Order().ToArray())).ToArray();
        }
    }
}
