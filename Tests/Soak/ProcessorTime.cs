using System;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace GptDialogue.Soak
{
    /// <summary>
    /// Time a processor has worked for us, in milliseconds: unlike the time of day it does not pass while others are served, so it
    /// comes out the same on a busy machine.
    /// </summary>
    internal static class ProcessorTime
    {
        private const int ThreadClock = 3; // CLOCK_THREAD_CPUTIME_ID of Linux

        /// <summary>Of this thread where the system tells it; else the time of day.</summary>
        public static double OfThisThread()
        {
            if (!OperatingSystem.IsLinux()) return Stopwatch.GetTimestamp() * 1000.0 / Stopwatch.Frequency;
            ClockGetTime(ThreadClock, out var time);
            return time.Seconds * 1000.0 + time.Nanoseconds / 1e6;
        }

        /// <summary>Of all threads of the program.</summary>
        public static double OfAllThreads()
        {
            using var process = Process.GetCurrentProcess();
            return process.TotalProcessorTime.TotalMilliseconds;
        }

        [DllImport("libc", EntryPoint = "clock_gettime")]
        private static extern int ClockGetTime(int clock, out TimeSpec time);

        [StructLayout(LayoutKind.Sequential)]
        private struct TimeSpec
        {
            public long Seconds;
            public long Nanoseconds;
        }
    }
}
