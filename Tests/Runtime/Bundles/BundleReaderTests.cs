using System;
using System.Buffers;
using System.Buffers.Binary;
using System.IO;
using System.Security.Cryptography;
using GptDialogue.Bundles;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Bundles
{
    public class BundleReaderTests
    {
        [Test]
        public void Open_WhenWritten_GivesEverythingBack()
        {
            using var reader = BundleReader.Open(SampleBundle.Bytes());
            var header = reader.Header;
            Assert.That(header.Model.VocabularySize, Is.EqualTo(386));
            Assert.That(header.Model.ContextLength, Is.EqualTo(64));
            Assert.That(header.Model.HeadSize, Is.EqualTo(32));
            Assert.That(header.Model.Activation, Is.EqualTo("relu"));
            Assert.That(header.Model.Positions, Is.EqualTo("learned"));
            Assert.That(header.Merges, Is.EqualTo(SampleBundle.Header().Merges));
            Assert.That(header.SpecialTokens, Is.EqualTo(GptDialogue.Tokenization.SpecialTokens.Names));
            Assert.That(header.Licence, Is.EqualTo("MIT"));
            Assert.That(header.CorpusNotes, Is.EqualTo(SampleBundle.Header().CorpusNotes));
            Assert.That(header.Calibration, Is.EqualTo(SampleBundle.Header().Calibration));
            Assert.That(header.Creation, Is.EqualTo(SampleBundle.Header().Creation));
            Assert.That(header.Find("int8-kv8")!.Cache, Is.EqualTo(CacheKind.Int8));
            Assert.That(reader.ReadVariant("fp32"), Is.EqualTo(SampleBundle.First));
            Assert.That(reader.ReadVariant("int8-kv8"), Is.EqualTo(SampleBundle.Second));
        }

        [Test]
        public void ReadVariant_WhenUnknown_NamesWhatThereIs()
        {
            using var reader = BundleReader.Open(SampleBundle.Bytes());
            Assert.That(() => reader.ReadVariant("int3"),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("no variant 'int3', only: fp32, int8-kv8"));
        }

        [Test]
        public void Open_WhenFileIsMissing_NamesThePath() =>
            Assert.That(() => BundleReader.Open("no-such-folder/x.gptbundle"),
                Throws.TypeOf<GptDialogueException>().With.Message.StartsWith("no-such-folder/x.gptbundle: the bundle cannot be opened"));

        [TestCase(0, "first bytes")]
        [TestCase(11, "first bytes")]
        [TestCase(12, "its header")]
        [TestCase(300, "its header")]
        public void Open_WhenTruncated_SaysWhere(int length, string where) =>
            AssertBad(SampleBundle.Bytes()[..length], where + " should end at byte");

        [Test]
        public void Open_WhenAVariantIsCutOff_SaysWhich() => AssertBad(SampleBundle.Bytes()[..^1], "variant 'int8-kv8' should be 1000 bytes");

        [Test]
        public void Open_WhenTruncatedAnywhere_GivesTheOneException()
        {
            var bytes = SampleBundle.Bytes();
            for (var length = 0; length < bytes.Length; length += 7) AssertBad(bytes[..length], "not a usable bundle");
        }

        [Test]
        public void Open_WhenMagicIsWrong_SaysSo() => AssertBad(Mutate(0, (byte)'X'), "does not begin with 'GPTB'");

        [Test]
        public void Open_WhenVersionIsNewer_SaysBothVersions() => AssertBad(Mutate(4, 2), "format version 2, this library reads up to 1");

        [Test]
        public void Open_WhenVersionIsZero_SaysSo() => AssertBad(Mutate(4, 0), "version 0 does not exist");

        [Test]
        public void Open_WhenHeaderClaimsGigabytes_AllocatesNothing()
        {
            var bytes = Mutate(11, 0x7f);
            var before = GC.GetAllocatedBytesForCurrentThread();
            AssertBad(bytes, "claims 2130");
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100_000));
        }

        [Test]
        public void Open_WhenHeaderByteChanged_SaysDamaged() => AssertBad(Mutate(200, 0xff), "does not match its SHA-256");

        [Test]
        public void ReadVariant_WhenPayloadByteChanged_SaysDamaged()
        {
            var bytes = SampleBundle.Bytes();
            bytes[^1] ^= 1;
            using var reader = BundleReader.Open(bytes);
            Assert.That(reader.ReadVariant("fp32"), Is.EqualTo(SampleBundle.First));
            Assert.That(() => reader.ReadVariant("int8-kv8"),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("does not match its SHA-256"));
        }

        [Test]
        public void Open_WhenHeaderIsRandomButHashed_GivesTheOneException()
        {
            var random = new Random(5);
            for (var i = 0; i < 2000; i++)
            {
                var body = new byte[random.Next(1, 200)];
                random.NextBytes(body);
                AssertBad(Wrap(body), "not a usable bundle");
            }
        }

        [Test]
        public void Open_WhenHeaderByteIsMutatedAndHashed_NeverFailsOtherwise()
        {
            var original = SampleBundle.Bytes();
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(original.AsSpan(8));
            var random = new Random(6);
            for (var i = 0; i < 3000; i++)
            {
                var body = original.AsSpan(12, length).ToArray();
                body[random.Next(length)] = (byte)random.Next(256);
                try
                {
                    using var reader = BundleReader.Open([.. Wrap(body), .. SampleBundle.First, .. SampleBundle.Second]);
                    foreach (var variant in reader.Header.Variants) reader.ReadVariant(variant.Name);
                }
                catch (GptDialogueException)
                {
                    // One exception family is what this test is about; anything else fails it.
                }
            }
        }

        [Test]
        public void Open_WhenAnArrayClaimsMoreThanThereIs_AllocatesNothing()
        {
            // {"merges": array of 2^31 - 2 elements}
            var bytes = Wrap([0x81, 0xa6, .. "merges"u8, 0xdd, 0x7f, 0xff, 0xff, 0xfe]);
            var before = GC.GetAllocatedBytesForCurrentThread();
            AssertBad(bytes, "its header cannot be read");
            Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1_000_000));
        }

        [Test]
        public void Open_WhenUnknownKeyNestsDeeply_SkipsWithoutOverflow()
        {
            var nested = new byte[1_000_000];
            Array.Fill(nested, (byte)0x91); // arrays of one element
            AssertBad(Wrap([0x81, 0xa1, (byte)'?', .. nested, 0xc0]), "outside");
        }

        [Test]
        public void Open_WhenALaterMinorFieldIsThere_SkipsIt()
        {
            var original = SampleBundle.Bytes();
            var length = (int)BinaryPrimitives.ReadUInt32LittleEndian(original.AsSpan(8));
            var body = new ArrayBufferWriter<byte>();
            body.Write([(byte)(original[12] + 1)]);
            var writer = new MessagePackWriter(body);
            writer.Write("later");
            writer.WriteMapHeader(1);
            writer.Write("a");
            writer.WriteArrayHeader(2);
            writer.Write(1.5);
            writer.WriteNil();
            writer.Flush();
            body.Write(original.AsSpan(13, length - 1));
            using var reader = BundleReader.Open([.. Wrap(body.WrittenSpan.ToArray()), .. SampleBundle.First, .. SampleBundle.Second]);
            Assert.That(reader.ReadVariant("fp32"), Is.EqualTo(SampleBundle.First));
        }

        private static byte[] Mutate(int index, byte value)
        {
            var bytes = SampleBundle.Bytes();
            bytes[index] = value;
            return bytes;
        }

        private static byte[] Wrap(byte[] body)
        {
            var stream = new MemoryStream();
            stream.Write("GPTB"u8);
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteUInt32LittleEndian(number, 1);
            stream.Write(number);
            BinaryPrimitives.WriteUInt32LittleEndian(number, (uint)body.Length);
            stream.Write(number);
            stream.Write(body);
            stream.Write(SHA256.HashData(stream.ToArray()));
            return stream.ToArray();
        }

        private static void AssertBad(byte[] bytes, string message) =>
            Assert.That(() => BundleReader.Open(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains(message));
    }
}
