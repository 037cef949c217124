using System;
using System.Diagnostics;
using System.IO;
using System.Linq;

namespace GptDialogue.Soak
{
    /// <summary>How many worker threads of engines the program has.</summary>
    internal static class WorkerThreads
    {
        private const string Name = "GptDialogue";

        /// <summary>By name where the system tells it; else all threads of the program, of which some come and go by themselves.</summary>
        public static int Count()
        {
            if (OperatingSystem.IsLinux()) return Directory.GetDirectories("/proc/self/task").Count(task => NameOf(task) == Name);
            using var process = Process.GetCurrentProcess();
            return process.Threads.Count;
        }

        private static string NameOf(string task)
        {
            try
            {
                return File.ReadAllText(Path.Combine(task, "comm")).Trim();
            }
            catch (IOException)
            {
                return ""; // it has ended meanwhile
            }
        }
    }
}
