using System;
using System.IO;
using System.Text;
using GptDialogue.Training.Interchange;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Interchange
{
    public class SafetensorsTests
    {
        [Test]
        public void Open_WhenWrittenByUs_GivesTheSameTensors()
        {
            using var folder = new TemporaryFolder();
            var path = Sample(folder);
            using var file = Safetensors.Open(path);
            Assert.That(file.ReadFloats("a"), Is.EqualTo(new[] { 1f, -2f, 3f, 4f, 5f, 6f }));
            Assert.That(file.Tensors["a"].Shape, Is.EqualTo(new long[] { 2, 3 }));
            Assert.That(file.ReadBytes("steps"), Is.EqualTo(BitConverter.GetBytes(77L)));
            Assert.That(file.Metadata["format"], Is.EqualTo("pt"));
        }

        [Test]
        public void ReadFloats_WhenHalfPrecision_Widens()
        {
            using var folder = new TemporaryFolder();
            var half = BitConverter.GetBytes((Half)1.5f);
            byte[] brain = [0xc0, 0x3f];
            SafetensorsWriter.Write(folder.File("x"), [new("h", "F16", [1], () => half), new("b", "BF16", [1], () => brain)]);
            using var file = Safetensors.Open(folder.File("x"));
            Assert.That(file.ReadFloats("h"), Is.EqualTo(new[] { 1.5f }));
            Assert.That(file.ReadFloats("b"), Is.EqualTo(new[] { 1.5f }));
        }

        [Test]
        public void Open_WhenTruncatedAnywhere_GivesOneClearError()
        {
            using var folder = new TemporaryFolder();
            var bytes = File.ReadAllBytes(Sample(folder));
            for (var length = 0; length < bytes.Length; length++)
            {
                File.WriteAllBytes(folder.File("cut"), bytes.AsSpan(0, length));
                Assert.That(() => Safetensors.Open(folder.File("cut")).Dispose(),
                    Throws.TypeOf<GptDialogueException>().With.Message.Contains("cut"), $"cut at {length}");
            }
        }

        [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[1000000000,1000000000],\"data_offsets\":[0,8]}}")]
        [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[4294967296,4294967296],\"data_offsets\":[0,0]}}")]
        [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[-2,-1],\"data_offsets\":[0,8]}}")]
        [TestCase("{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[8,0]}}")]
        [TestCase("{\"a\":{\"dtype\":\"Q7\",\"shape\":[2],\"data_offsets\":[0,8]}}")]
        [TestCase("{\"a\":{\"shape\":[2]}}")]
        [TestCase("[1, 2, 3, 4]")]
        [TestCase("{\"a\": 7}")]
        public void Open_WhenHeaderIsHostile_GivesOneClearError(string header)
        {
            using var folder = new TemporaryFolder();
            using (var stream = File.Create(folder.File("x")))
            {
                stream.Write(BitConverter.GetBytes((long)header.Length));
                stream.Write(Encoding.UTF8.GetBytes(header));
                stream.Write(new byte[8]);
            }
            Assert.That(() => Safetensors.Open(folder.File("x")).Dispose(), Throws.TypeOf<GptDialogueException>());
        }

        [Test]
        public void Write_WhenADataSourceFails_LeavesTheOldFileAndNothingElse()
        {
            using var folder = new TemporaryFolder();
            var path = Sample(folder);
            var before = File.ReadAllBytes(path);
            Assert.That(() => SafetensorsWriter.Write(path, [new("a", "F32", [1], () => throw new IOException("No space left on device."))]),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("No space left"));
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(before));
            Assert.That(Directory.GetFiles(folder.Path), Has.Length.EqualTo(1));
        }

        private static string Sample(TemporaryFolder folder)
        {
            var path = folder.File("sample.safetensors");
            SafetensorsWriter.Write(path,
                [
                    TensorSource.Floats("a", [2, 3], () => [1, -2, 3, 4, 5, 6]),
                    new("steps", "I64", [1], () => BitConverter.GetBytes(77L)),
                ],
                new System.Collections.Generic.Dictionary<string, string> { ["format"] = "pt" });
            return path;
        }
    }
}
