using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;
using GptDialogue.Bundles;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// Sixteen bytes that change when a remembered choice of device should be made anew: another bundle, ONNX Runtime, system, set
    /// of providers or graphics driver.
    /// </summary>
    internal static class HostFingerprint
    {
        private const string NvidiaDriver = "/proc/driver/nvidia/version";

        public static byte[] Of(BundleReader bundle, ModelOptions options, DeviceOptions devices)
        {
            var text = new StringBuilder();
            text.Append(RuntimeVersion()).Append('\n').Append(string.Join(",", Providers())).Append('\n');
            text.Append(RuntimeInformation.OSDescription).Append('\n').Append(RuntimeInformation.ProcessArchitecture).Append('\n');
            text.Append(devices.Driver).Append('\n').Append(InstalledDriver()).Append('\n').Append(options.Variant).Append('\n');
            foreach (var variant in bundle.Header.Variants)
                text.Append(variant.Name).Append(' ').Append(Convert.ToBase64String(variant.Sha256)).Append('\n');
            var bytes = Encoding.UTF8.GetBytes(text.ToString());
            return BundleFormat.Hash(bytes, 0, bytes.Length).AsSpan(0, 16).ToArray();
        }

        /// <summary>Version of the native library.</summary>
        public static string RuntimeVersion() => OrtEnv.Instance().GetVersionString();

        /// <summary>The providers that the native library says it was built with; whether they work is another matter.</summary>
        public static string[] Providers() => OrtEnv.Instance().GetAvailableProviders();

        private static string InstalledDriver()
        {
            try
            {
                return File.Exists(NvidiaDriver) ? File.ReadAllText(NvidiaDriver) : "";
            }
            catch (Exception e) when (AtomicFile.IsFileFault(e))
            {
                return ""; // it only says less then
            }
        }
    }
}
