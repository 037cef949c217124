using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Training.Optimisation;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Optimisation
{
    public class EventFileTests
    {
        // RFC 3720, B.4: the CRC-32C of 32 zero bytes is 0x8A9136AA; the mask is the one of TFRecord.
        [Test]
        public void MaskedCrc_WhenBytesOfTheStandard_GivesItsValueMasked() =>
            Assert.That(EventFile.MaskedCrc(new byte[32]), Is.EqualTo(unchecked(((0x8A9136AAu >> 15) | (0x8A9136AAu << 17)) + 0xa282ead8u)));

        [Test]
        public void Append_WhenOnePoint_WritesTheBytesOfItsEvents()
        {
            using var folder = new TemporaryFolder();

            new EventFile(folder.Path, new FixedTime()).Append([new LossPoint(300, 1, 1.5, 2.5)]);

            var records = Records(folder).ToArray();
            // Event: wall_time (1, double), step (2, varint 300 = AC 02), then file_version (3) or summary (5) with value (1): tag (1), simple_value (2).
            var time = Convert.ToHexString(BitConverter.GetBytes(1_700_000_000.5));
            Assert.That(records.Select(Convert.ToHexString), Is.EqualTo(new[]
            {
                $"09{time}10001A0D{Hex("brain.Event:2")}",
                $"09{time}10AC022A160A140A0D{Hex("loss/training")}150000C03F",
                $"09{time}10AC022A160A140A0D{Hex("loss/held-out")}1500002040",
            }));
        }

        [Test]
        public void Append_WhenCalledAgain_ContinuesTheFile()
        {
            using var folder = new TemporaryFolder();
            var events = new EventFile(folder.Path, new FixedTime());

            events.Append([new LossPoint(1, 1, 1.5, null)]);
            events.Append([new LossPoint(2, 2, 1.25, null)]);

            Assert.That(Records(folder).Count(), Is.EqualTo(3));
        }

        private static IEnumerable<byte[]> Records(TemporaryFolder folder)
        {
            var bytes = File.ReadAllBytes(Directory.GetFiles(folder.Path).Single());
            for (var at = 0; at < bytes.Length;)
            {
                var length = (int)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at));
                Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 8)), Is.EqualTo(EventFile.MaskedCrc(bytes.AsSpan(at, 8))));
                var content = bytes[(at + 12)..(at + 12 + length)];
                Assert.That(BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at + 12 + length)), Is.EqualTo(EventFile.MaskedCrc(content)));
                yield return content;
                at += 16 + length;
            }
        }

        private static string Hex(string text) => Convert.ToHexString(Encoding.ASCII.GetBytes(text));
    }
}
