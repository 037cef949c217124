using System;
using System.IO;
using System.Linq;
using GptDialogue.Inference.Devices;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>
    /// Which device worked, on the player's machine: a few hundred bytes in the game's data folder. Without it everything is tried again,
    /// so nothing that goes wrong here matters. Main thread.
    /// </summary>
    internal static class DeviceMemory
    {
        private static string Path => System.IO.Path.Combine(Application.persistentDataPath, "gptdialogue.device");

        /// <summary>Fills in what was remembered and what it depends on.</summary>
        public static void Recall(DeviceOptions options)
        {
            options.Driver = SystemInfo.graphicsDeviceName + " " + SystemInfo.graphicsDeviceVersion;
            try
            {
                if (File.Exists(Path))
                    options.Remembered = File.ReadAllBytes(Path);
            }
            catch (Exception e) when (e is IOException || e is UnauthorizedAccessException)
            {
                options.Remembered = null;
            }
        }

        /// <summary>Writes down what became of the devices, if that is news.</summary>
        public static void Keep(DeviceReport report, byte[]? remembered)
        {
            var choice = report.Choice;
            if (remembered != null && choice.SequenceEqual(remembered))
                return;
            try
            {
                AtomicFile.Write(Path, stream => stream.Write(choice, 0, choice.Length));
            }
            catch (GptDialogueException fault)
            {
                Debug.LogWarning(fault.Message);
            }
        }
    }
}
