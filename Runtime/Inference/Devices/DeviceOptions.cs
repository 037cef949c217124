using System;
using System.Collections.Generic;

namespace GptDialogue.Inference.Devices
{
    /// <summary>Which devices may run the model, and how the choice is made and remembered.</summary>
    public sealed class DeviceOptions
    {
        /// <summary>
        /// The devices to try, first come first served; null for those of the platform (<see cref="DeviceLadder.ForPlatform"/>).
        /// The CPU is always there as the last one.
        /// </summary>
        public IReadOnlyList<IExecutionDevice>? Order { get; set; }

        /// <summary>Threads a run on the CPU may use. 1 by default: see <see cref="CpuDevice"/>.</summary>
        public int Threads { get; set; } = 1;

        /// <summary>Folders in which libraries of execution providers are looked for, beside the game's own.</summary>
        public IReadOnlyList<string> LibraryFolders { get; set; } = Array.Empty<string>();

        /// <summary>
        /// Whether a device that works is timed against the CPU and given up when it is slower; small models often run best on the
        /// CPU. Takes a few dozen runs on each, once, if the game stores <see cref="DeviceReport.Choice"/>.
        /// </summary>
        public bool KeepFaster { get; set; } = true;

        /// <summary>
        /// Whether a device's first results are compared with the CPU's: drivers do get kernels wrong, often only those for many
        /// tokens at a time. Such a device is given up, or gets prompts in pieces small enough to come out right.
        /// </summary>
        public bool CheckNumbers { get; set; } = true;

        /// <summary>
        /// <see cref="DeviceReport.Choice"/> of an earlier load. What failed or was slower then is not tried again, and what ran is
        /// not tested again, until the bundle, the driver or ONNX Runtime changes. Null or bytes that make no sense: everything is tried.
        /// </summary>
        public byte[]? Remembered { get; set; }

        /// <summary>
        /// What the game knows of the graphics driver, such as Unity's <c>SystemInfo.graphicsDeviceVersion</c>; when it changes, the
        /// remembered choice is made anew.
        /// </summary>
        public string Driver { get; set; } = "";

        /// <summary>Tokens per second of a session; tests put their own figures here.</summary>
        internal Func<ModelSession, double> Speed { get; set; } = SpeedProbe.TokensPerSecond;
    }
}
