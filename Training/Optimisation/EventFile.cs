using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Numerics;
using Google.Protobuf;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>
    /// Losses as a TensorBoard event file: records of length, its checksum, a protobuf <c>Event</c> and its checksum, the checksums
    /// being CRC-32C masked as TFRecord asks. A new file is begun on the first write, later ones append to it.
    /// </summary>
    internal sealed class EventFile(string folder, TimeProvider time)
    {
        /// <summary>How TensorBoard knows such a file by its name.</summary>
        public const string Prefix = "events.out.tfevents";

        private string? _path;

        /// <summary>Appends some points.</summary>
        public void Append(IEnumerable<LossPoint> points)
        {
            var now = time.GetUtcNow();
            _path ??= Path.Combine(folder, $"{Prefix}.{now.ToUnixTimeMilliseconds():D13}.gptdialogue");
            var seconds = now.ToUnixTimeMilliseconds() / 1000.0;
            using var records = new MemoryStream();
            if (!File.Exists(_path))
                Add(records, Event(seconds, 0, output => Text(output, 3, "brain.Event:2")));
            foreach (var point in points)
            {
                Add(records, Event(seconds, point.Step, output => Message(output, 5, summary => Scalar(summary, "loss/training", point.Loss))));
                if (point.HeldOut is { } loss)
                    Add(records, Event(seconds, point.Step, output => Message(output, 5, summary => Scalar(summary, "loss/held-out", loss))));
            }
            using var file = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite);
            records.WriteTo(file);
        }

        /// <summary>CRC-32C of some bytes, masked so that checksums of data that holds checksums stay useful.</summary>
        public static uint MaskedCrc(ReadOnlySpan<byte> bytes)
        {
            var crc = uint.MaxValue;
            foreach (var value in bytes)
                crc = BitOperations.Crc32C(crc, value);
            crc = ~crc;
            return BitOperations.RotateRight(crc, 15) + 0xa282ead8;
        }

        private static void Add(Stream records, byte[] content)
        {
            Span<byte> header = stackalloc byte[12], footer = stackalloc byte[4];
            BinaryPrimitives.WriteInt64LittleEndian(header, content.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(header[8..], MaskedCrc(header[..8]));
            BinaryPrimitives.WriteUInt32LittleEndian(footer, MaskedCrc(content));
            records.Write(header);
            records.Write(content);
            records.Write(footer);
        }

        // The fields of tensorflow/core/util/event.proto and summary.proto.
        private static byte[] Event(double seconds, long step, Action<CodedOutputStream> content) => Bytes(output =>
        {
            output.WriteTag(1, WireFormat.WireType.Fixed64);
            output.WriteDouble(seconds);
            output.WriteTag(2, WireFormat.WireType.Varint);
            output.WriteInt64(step);
            content(output);
        });

        private static void Scalar(CodedOutputStream summary, string name, double value) => Message(summary, 1, output =>
        {
            Text(output, 1, name);
            output.WriteTag(2, WireFormat.WireType.Fixed32);
            output.WriteFloat((float)value);
        });

        private static void Text(CodedOutputStream output, int field, string text)
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteString(text);
        }

        private static void Message(CodedOutputStream output, int field, Action<CodedOutputStream> content)
        {
            output.WriteTag(field, WireFormat.WireType.LengthDelimited);
            output.WriteBytes(ByteString.CopyFrom(Bytes(content)));
        }

        private static byte[] Bytes(Action<CodedOutputStream> content)
        {
            using var stream = new MemoryStream();
            using (var output = new CodedOutputStream(stream, leaveOpen: true))
                content(output);
            return stream.ToArray();
        }
    }
}
