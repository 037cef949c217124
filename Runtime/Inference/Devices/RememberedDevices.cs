using System;
using System.Buffers;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// What a game stores between two starts so that devices are not tried and timed again: a MessagePack array of
    /// version, fingerprint and attempts. A few hundred bytes; untrusted, as players edit files.
    /// </summary>
    internal static class RememberedDevices
    {
        private const int Version = 1;
        private const int MostAttempts = 64;
        private const int LongestText = 400; // a provider's message may hold a whole stack trace

        public static byte[] Write(byte[] fingerprint, IReadOnlyList<DeviceAttempt> attempts)
        {
            var kept = new List<DeviceAttempt>();
            foreach (var attempt in attempts)
                if (IsVerdict(attempt.Verdict, attempt.Piece) && kept.Count < MostAttempts) kept.Add(attempt);
            var output = new ArrayBufferWriter<byte>(256);
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(3);
            writer.Write(Version);
            writer.Write(fingerprint);
            writer.WriteArrayHeader(kept.Count);
            foreach (var attempt in kept)
            {
                writer.WriteArrayHeader(5);
                writer.Write(attempt.Device);
                writer.Write(attempt.Variant);
                writer.Write((int)attempt.Verdict);
                writer.Write(attempt.Piece);
                writer.Write(Cut(attempt.ErrorType == null ? attempt.Reason : attempt.ErrorType + ": " + attempt.Reason));
            }
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>The verdicts that still hold; none if the bytes are missing, unreadable or of another machine or bundle.</summary>
        public static IReadOnlyList<DeviceAttempt> Read(byte[]? bytes, byte[] fingerprint)
        {
            var attempts = new List<DeviceAttempt>();
            if (bytes == null) return attempts;
            try
            {
                var reader = new MessagePackReader(bytes);
                if (reader.ReadArrayHeader() != 3 || reader.ReadInt32() != Version) return attempts;
                var of = reader.ReadBytes();
                if (of == null || of.Value.Length != fingerprint.Length || !of.Value.ToArray().AsSpan().SequenceEqual(fingerprint)) return attempts;
                for (var left = Math.Min(reader.ReadArrayHeader(), MostAttempts); left > 0; left--)
                {
                    if (reader.ReadArrayHeader() != 5) break;
                    var device = reader.ReadString() ?? "";
                    var variant = reader.ReadString();
                    var outcome = (DeviceOutcome)reader.ReadInt32();
                    var piece = reader.ReadInt32();
                    var reason = reader.ReadString() ?? "";
                    if (IsVerdict(outcome, piece)) attempts.Add(new DeviceAttempt(device, variant, outcome, reason) { Piece = piece });
                }
            }
            catch (Exception e) when (e is MessagePackSerializationException || e is System.IO.EndOfStreamException || e is OverflowException)
            {
                attempts.Clear(); // a damaged note only means that everything is tried again
            }
            return attempts;
        }

        /// <summary>Whether an attempt says something about the device: a reason not to try it again, or not to test it again.</summary>
        private static bool IsVerdict(DeviceOutcome outcome, int piece) =>
            (outcome == DeviceOutcome.Runs && piece > 0) || (outcome >= DeviceOutcome.NotThere && outcome <= DeviceOutcome.Lost);

        private static string Cut(string text) => text.Length <= LongestText ? text : text.Substring(0, LongestText);
    }
}
