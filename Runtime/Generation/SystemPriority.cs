using System;
using System.Runtime.InteropServices;
using System.Threading;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Lowers the calling thread where .NET does not: on Linux it ignores the priority of threads, and the system lets a worker finish
    /// its slice of milliseconds on a core that the game wants.
    /// </summary>
    internal static class SystemPriority
    {
        private const int OneThread = 0; // PRIO_PROCESS, which on Linux is a thread; number 0 is the calling one
        private const int NiceBelowNormal = 5;
        private const int NiceLowest = 10;

        /// <summary>Applies a priority below normal to the calling thread; others, and failures, leave it as it is.</summary>
        public static void Apply(ThreadPriority priority)
        {
            if (priority >= ThreadPriority.Normal || !RuntimeInformation.IsOSPlatform(OSPlatform.Linux)) return;
            try
            {
                SetPriority(OneThread, 0, priority == ThreadPriority.Lowest ? NiceLowest : NiceBelowNormal);
            }
            catch (Exception e) when (e is DllNotFoundException || e is EntryPointNotFoundException || e is NotSupportedException)
            {
                // Not this C library: the thread runs as the others do.
            }
        }

        [DllImport("libc", EntryPoint = "setpriority")]
        private static extern int SetPriority(int which, uint who, int nice);
    }
}
