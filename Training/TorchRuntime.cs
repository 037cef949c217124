using System;
using System.Runtime.InteropServices;
using TorchSharp;

namespace GptDialogue.Training
{
    /// <summary>Process-wide settings of libtorch.</summary>
    public static class TorchRuntime
    {
        /// <summary>
        /// Has to run before anything of TorchSharp is touched. OpenMP's threads spin while they wait by default, and when another
        /// program wants a core that costs up to ten times the speed; the policy is read once, when the library loads.
        /// </summary>
        public static void Prepare()
        {
            KeepFreedMemory();
            if (!OperatingSystem.IsWindows() && Environment.GetEnvironmentVariable("OMP_WAIT_POLICY") == null)
                // .NET keeps its own copy of the environment on Unix, which native libraries do not see.
                _ = SetEnvironment("OMP_WAIT_POLICY", "PASSIVE", 0);
        }

        /// <summary>Sets how many cores one tensor operation may use; 0 takes all of them.</summary>
        public static void UseThreads(int threads) => torch.set_num_threads(threads > 0 ? threads : Environment.ProcessorCount);

        /// <summary>The device of a setting: cpu, cuda, or auto for the GPU where libtorch has one.</summary>
        /// <exception cref="GptDialogueException">cuda was asked for and is not there.</exception>
        public static torch.Device Device(string setting)
        {
            var cuda = setting != "cpu" && torch.cuda.is_available();
            if (setting == "cuda" && !cuda)
                throw new GptDialogueException("Device cuda: this libtorch finds no CUDA GPU. Use --device cpu, or build with the CUDA package of libtorch.");
            return cuda ? torch.CUDA : torch.CPU;
        }

        // glibc returns blocks above 32 MB to the system at once; getting them back page by page quadruples the time of the loss.
        private static void KeepFreedMemory()
        {
            const int trimThreshold = -1, mapThreshold = -3;
            if (!OperatingSystem.IsLinux())
                return;
            try
            {
                _ = SetAllocator(mapThreshold, 1 << 30);
                _ = SetAllocator(trimThreshold, int.MaxValue);
            }
            catch (EntryPointNotFoundException)
            {
                // Another C library, such as musl, has no such setting.
            }
        }

        [DllImport("libc", EntryPoint = "mallopt")]
        private static extern int SetAllocator(int parameter, int value);

        [DllImport("libc", EntryPoint = "setenv", CharSet = CharSet.Ansi)]
        private static extern int SetEnvironment(string name, string value, int overwrite);
    }
}
