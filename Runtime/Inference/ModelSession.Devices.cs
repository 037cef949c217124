using System;
using System.Collections.Generic;
using GptDialogue.Bundles;
using GptDialogue.Inference.Devices;

namespace GptDialogue.Inference
{
    /// <summary>How a session came to its device, and how it leaves it.</summary>
    public sealed partial class ModelSession
    {
        private Func<LoadedGraph>? _fallback;
        private volatile DeviceReport _report;

        /// <summary>
        /// Loads a bundle on the first device of a ladder that runs one of its variants; <see cref="Report"/> tells how it went.
        /// When that device fails later, the session moves to the CPU.
        /// </summary>
        /// <param name="bundle">The bundle; may be closed afterwards.</param>
        /// <param name="options">Variant, rows and capacity; the device named there is not looked at.</param>
        /// <param name="devices">The ladder.</param>
        /// <exception cref="GptDialogueException">Not even the CPU runs it; the message says why, device by device.</exception>
        public static ModelSession Load(BundleReader bundle, ModelOptions options, DeviceOptions devices)
        {
            if (bundle == null) throw new ArgumentNullException(nameof(bundle));
            if (options == null) throw new ArgumentNullException(nameof(options));
            if (devices == null) throw new ArgumentNullException(nameof(devices));
            return new DeviceSelector(bundle, options, devices).Select();
        }

        /// <summary>What runs, on what, and what became of the other devices. From any thread.</summary>
        public DeviceReport Report => _report;

        /// <summary>Why the session left the device it was loaded on, or null.</summary>
        public string? LostReason { get; private set; }

        /// <summary>Raised on the thread that runs the model when the session has moved to another device; its argument says why.</summary>
        public event Action<string>? DeviceLost;

        /// <summary>
        /// Moves to the CPU, for a caller that knows the device to be no good: every row is empty afterwards. Does nothing where the
        /// session has nothing to move to.
        /// </summary>
        /// <param name="reason">Why, for the report.</param>
        /// <returns>Whether it moved.</returns>
        /// <exception cref="GptDialogueException">The CPU cannot run the model either.</exception>
        public bool LeaveDevice(string reason)
        {
            if (_fallback == null) return false;
            var lost = _graph;
            var fallback = _fallback;
            _fallback = null;
            _graph = fallback();
            CanDraft = false; // until the warm-up has found out
            LostReason = reason;
            _report = new DeviceReport(this, DeviceAttempt.AfterLoss(_report.Attempts, lost, _graph, reason), _report.Fingerprint);
            try
            {
                lost.Dispose();
            }
            catch (Exception e) when (SessionFactory.IsProviderFault(e))
            {
                // A device that is gone may also fail to give its memory back; nothing can be done about it.
            }
            if (_warmUp) WarmUp();
            DeviceLost?.Invoke(reason);
            return true;
        }

        /// <summary>Tells the session how it came to its device.</summary>
        internal void Track(IReadOnlyList<DeviceAttempt> attempts, byte[] fingerprint) => _report = new DeviceReport(this, attempts, fingerprint);
    }
}
