using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace GptDialogue.Benchmarks.Measuring
{
    /// <summary>The machine in one line, so that figures mean something later.</summary>
    internal static class Machine
    {
        /// <summary>Processor, cores, system, runtime.</summary>
        public static string Describe() =>
            $"{Processor()}, {Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, " +
            $"load {Load()} at the start, {(Rounds.Clock == Rounds.ProcessorClock ? "processor time" : "wall-clock time")}";

        private static string Processor()
        {
            const string Info = "/proc/cpuinfo";
            var name = File.Exists(Info)
                ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim()
                : Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER");
            string[] wanted = ["avx2", "avx512f", "avx512_vnni", "avx_vnni", "amx_int8"];
            var flags = File.Exists(Info) ? File.ReadLines(Info).FirstOrDefault(line => line.StartsWith("flags", StringComparison.Ordinal))?.Split(' ') ?? [] : [];
            return $"{name ?? RuntimeInformation.ProcessArchitecture.ToString()} ({string.Join(" ", wanted.Where(flags.Contains))})";
        }

        private static string Load() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
    }
}
