using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace GptDialogue.Inference.Devices
{
    /// <summary>The devices of each platform, most promising first.</summary>
    public static class DeviceLadder
    {
        /// <summary>The devices of the platform the game runs on, without the CPU that ends every ladder.</summary>
        /// <param name="libraryFolders">Folders in which libraries of execution providers are looked for.</param>
        public static IReadOnlyList<IExecutionDevice> ForPlatform(IReadOnlyList<string> libraryFolders)
        {
            if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
                return new IExecutionDevice[] { new CudaDevice(), PluginDevice.Cuda(libraryFolders), new DirectMlDevice(), new WebGpuDevice() };
            if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
                return new IExecutionDevice[] { new WebGpuDevice(), new CoreMlDevice() };
            return new IExecutionDevice[] { new CudaDevice(), PluginDevice.Cuda(libraryFolders), new WebGpuDevice() };
        }

        internal static List<IExecutionDevice> WithCpu(DeviceOptions options, CpuDevice cpu)
        {
            var ladder = new List<IExecutionDevice>();
            foreach (var device in options.Order ?? ForPlatform(options.LibraryFolders))
            {
                ladder.Add(device);
                if (device is CpuDevice) return ladder; // nothing can come after what always works
            }
            ladder.Add(cpu);
            return ladder;
        }
    }
}
