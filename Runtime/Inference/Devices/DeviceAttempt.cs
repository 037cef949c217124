using System;
using System.Collections.Generic;

namespace GptDialogue.Inference.Devices
{
    /// <summary>What became of one device, or of one variant on it.</summary>
    public sealed class DeviceAttempt
    {
        internal DeviceAttempt(string device, string? variant, DeviceOutcome outcome, string reason, string? errorType = null)
        {
            Device = device;
            Variant = variant;
            Outcome = outcome;
            Verdict = outcome;
            Reason = reason;
            ErrorType = errorType;
        }

        /// <summary>Name of the device.</summary>
        public string Device { get; }

        /// <summary>Name of the bundle variant, or null when it did not come to that.</summary>
        public string? Variant { get; }

        /// <summary>What became of it.</summary>
        public DeviceOutcome Outcome { get; }

        /// <summary>Why, in words: what the provider said, or the figures that were compared.</summary>
        public string Reason { get; }

        /// <summary>Type name of the exception that the provider threw, or null.</summary>
        public string? ErrorType { get; }

        /// <summary>The outcome that is worth remembering: of an attempt that was not made again, that of the earlier one.</summary>
        internal DeviceOutcome Verdict { get; private set; }

        /// <summary>Most tokens of a row in one run that the device gets right; 0 if that was not looked at.</summary>
        internal int Piece { get; set; }

        /// <summary>The attempt as a later load reports it, which does not make it again.</summary>
        internal DeviceAttempt Again() =>
            new DeviceAttempt(Device, Variant, DeviceOutcome.Remembered, $"earlier it {Describe(Verdict)}: {Reason}") { Verdict = Verdict };

        /// <summary>The attempts of a ladder after the device that ran has failed and another one has taken over.</summary>
        internal static IReadOnlyList<DeviceAttempt> AfterLoss(
            IReadOnlyList<DeviceAttempt> attempts, LoadedGraph lost, LoadedGraph next, string reason)
        {
            var after = new List<DeviceAttempt>();
            foreach (var attempt in attempts)
            {
                if (attempt.Outcome == DeviceOutcome.Runs) after.Add(new DeviceAttempt(lost.Device.Name, lost.Variant, DeviceOutcome.Lost, reason));
                else if (attempt.Outcome != DeviceOutcome.NotNeeded || attempt.Device != next.Device.Name) after.Add(attempt);
            }
            after.Add(new DeviceAttempt(next.Device.Name, next.Variant, DeviceOutcome.Runs, ""));
            return after;
        }

        /// <summary>One line for logs.</summary>
        public override string ToString() =>
            $"{Device}{(Variant == null ? "" : " " + Variant)}: {Describe(Outcome)}"
            + $"{(Reason.Length == 0 ? "" : ": ")}{(ErrorType == null ? "" : ErrorType + ": ")}{Reason}";

        private static string Describe(DeviceOutcome outcome) => outcome switch
        {
            DeviceOutcome.Runs => "runs",
            DeviceOutcome.NotNeeded => "not tried, an earlier one runs",
            DeviceOutcome.NoVariant => "not tried",
            DeviceOutcome.Remembered => "not tried again",
            DeviceOutcome.NotThere => "the provider is not there",
            DeviceOutcome.CannotLoad => "cannot load the model",
            DeviceOutcome.CannotRun => "cannot run the model",
            DeviceOutcome.Wrong => "computes something else than the CPU",
            DeviceOutcome.Slower => "given up for a faster one",
            _ => "lost while it ran",
        };
    }

    /// <summary>How far a device came.</summary>
    public enum DeviceOutcome
    {
        /// <summary>It runs the model now.</summary>
        Runs,

        /// <summary>It was not tried, because an earlier one of the ladder runs.</summary>
        NotNeeded,

        /// <summary>It was not tried, because the bundle holds no variant for it.</summary>
        NoVariant,

        /// <summary>It was not tried, because it failed or was slower at an earlier load and nothing has changed since.</summary>
        Remembered,

        /// <summary>Its provider could not be appended: it, or a library it needs, is not there.</summary>
        NotThere,

        /// <summary>The session or its cache could not be made.</summary>
        CannotLoad,

        /// <summary>The first runs failed.</summary>
        CannotRun,

        /// <summary>Its first runs gave other numbers than the CPU's.</summary>
        Wrong,

        /// <summary>It worked, but slower than the CPU.</summary>
        Slower,

        /// <summary>It ran the model until it failed; the conversation went on elsewhere.</summary>
        Lost,
    }
}
