using System;
using System.Diagnostics;
using System.Globalization;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using GptDialogue.Inference.Devices;

namespace GptDialogue.Hosts
{
    /// <summary>How fast a device writes: a prompt, one row, eight rows. The median of several rounds.</summary>
    internal static class Speed
    {
        private const int Past = 128;
        private const int Prompt = 256;
        private const int Tokens = 64;
        private const int Rounds = 7;

        /// <summary>One line of figures for a variant on the device that the options choose.</summary>
        public static string Measure(string bundlePath, string? variant, DeviceOptions devices)
        {
            using (var bundle = BundleReader.Open(bundlePath))
            using (var session = ModelSession.Load(bundle, new ModelOptions { Variant = variant, Rows = 8 }, devices))
            {
                var prompt = Median(() => Seconds(() => Fill(session, 0, Prompt)));
                var one = Median(() => Decode(session, 1));
                var eight = Median(() => Decode(session, 8));
                return string.Format(CultureInfo.InvariantCulture,
                    "{0} {1}, cache in {2}: prompt of {3} tokens {4:0.0} ms, {5:0} tokens/s, 8 rows {6:0} tokens/s in total",
                    session.Device.Name, session.Variant, session.Cache.MemoryName, Prompt, prompt * 1000, Tokens / one, 8 * Tokens / eight);
            }
        }

        private static double Decode(ModelSession session, int rows)
        {
            for (var row = 0; row < rows; row++) Fill(session, row, Past);
            var next = Enumerable.Repeat(200, rows).ToArray();
            return Seconds(() =>
            {
                for (var i = 0; i < Tokens; i++) session.Step(0, next);
            });
        }

        private static void Fill(ModelSession session, int row, int length)
        {
            var tokens = Enumerable.Repeat(200, length).ToArray();
            session.Cache.RewindTo(row, 0);
            while (session.Cache.Length(row) < length) session.Extend(row, tokens.AsSpan(session.Cache.Length(row)));
        }

        private static double Seconds(Action action)
        {
            var watch = Stopwatch.StartNew();
            action();
            return watch.Elapsed.TotalSeconds;
        }

        private static double Median(Func<double> measure)
        {
            measure(); // the first round plans memory
            return Enumerable.Range(0, Rounds).Select(_ => measure()).OrderBy(seconds => seconds).ElementAt(Rounds / 2);
        }
    }
}
