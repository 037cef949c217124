using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// What runs, on what, why not the others, and what it takes. A picture of one moment; <see cref="ToString"/> is the text for a
    /// log or a bug report.
    /// </summary>
    public sealed class DeviceReport
    {
        internal DeviceReport(ModelSession session, IReadOnlyList<DeviceAttempt> attempts, byte[]? fingerprint)
        {
            Device = session.Device.Name;
            Variant = session.Variant;
            CacheMemory = session.Cache.MemoryName;
            CacheBytes = session.Cache.ByteCount;
            Rows = session.Cache.Rows;
            Capacity = session.Cache.Capacity;
            ModelBytes = session.ModelBytes;
            RuntimeVersion = HostFingerprint.RuntimeVersion();
            Providers = HostFingerprint.Providers();
            Attempts = attempts;
            Fingerprint = fingerprint;
        }

        /// <summary>Name of the device that runs the model, such as <c>cpu</c> or <c>webgpu</c>.</summary>
        public string Device { get; }

        /// <summary>Name of the bundle variant that runs.</summary>
        public string Variant { get; }

        /// <summary>ONNX Runtime's name of the memory the key-value cache really lies in, such as <c>Cpu</c> or <c>WebGPU_Buf</c>.</summary>
        public string CacheMemory { get; }

        /// <summary>Bytes of the key-value cache.</summary>
        public long CacheBytes { get; }

        /// <summary>Bytes of the model as it lies in the bundle; about what it takes in memory.</summary>
        public long ModelBytes { get; }

        /// <summary>Conversations the cache holds at a time.</summary>
        public int Rows { get; }

        /// <summary>Tokens each of them can have.</summary>
        public int Capacity { get; }

        /// <summary>Version of the native library of ONNX Runtime.</summary>
        public string RuntimeVersion { get; }

        /// <summary>Providers the native library says it was built with; that one is listed does not mean that it works here.</summary>
        public IReadOnlyList<string> Providers { get; }

        /// <summary>What became of every device, in the order of the ladder; the one that runs is among them.</summary>
        public IReadOnlyList<DeviceAttempt> Attempts { get; }

        /// <summary>
        /// What a game stores (a few hundred bytes) and gives back as <see cref="DeviceOptions.Remembered"/>, so that the next start
        /// does not try again what failed or was slower. Read it when the game ends: a device may have been lost meanwhile.
        /// </summary>
        public byte[] Choice => RememberedDevices.Write(Fingerprint ?? Array.Empty<byte>(), Attempts);

        internal byte[]? Fingerprint { get; }

        /// <summary>The report as text, one line per fact.</summary>
        public override string ToString()
        {
            var text = new StringBuilder();
            text.Append("Runs on ").Append(Device).Append(", variant ").Append(Variant).Append('\n');
            text.Append("Memory: model ").Append(Megabytes(ModelBytes)).Append(", cache ").Append(Megabytes(CacheBytes));
            text.Append(" in ").Append(CacheMemory).Append(" (").Append(Rows).Append(" conversations of ").Append(Capacity).Append(" tokens)\n");
            text.Append("ONNX Runtime ").Append(RuntimeVersion).Append(", built with ").Append(string.Join(", ", Providers)).Append('\n');
            foreach (var attempt in Attempts) text.Append("- ").Append(attempt).Append('\n');
            return text.ToString();
        }

        private static string Megabytes(long bytes) => (bytes / 1048576.0).ToString("0.0", CultureInfo.InvariantCulture) + " MiB";
    }
}
