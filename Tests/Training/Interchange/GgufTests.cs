using System;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tests.Export;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Interchange
{
    [TestFixture]
    public sealed class GgufTests
    {
        private TemporaryFolder _folder = null!;

        [SetUp]
        public void CreateFolder() => _folder = new TemporaryFolder();

        [TearDown]
        public void RemoveFolder() => _folder.Dispose();

        [Test]
        public void Write_WhenReadBack_HasTheHeaderAndEveryTensorAligned()
        {
            var directory = ModelFolder.Create(_folder.File("model"));
            GgufModel.Write(directory, _folder.File("model.gguf"), GgufType.F32);
            using var reader = new BinaryReader(File.OpenRead(_folder.File("model.gguf")));

            Assert.That(Encoding.ASCII.GetString(reader.ReadBytes(4)), Is.EqualTo("GGUF"));
            Assert.That(reader.ReadUInt32(), Is.EqualTo(3));
            Assert.That(reader.ReadUInt64(), Is.EqualTo(2 + 2 * 12 + 2));
            Assert.That(reader.ReadUInt64(), Is.EqualTo(18));
            Assert.That(ReadText(reader), Is.EqualTo("general.architecture"));
            Assert.That(reader.ReadUInt32(), Is.EqualTo(8));
            Assert.That(ReadText(reader), Is.EqualTo("gpt2"));
            Assert.That(reader.BaseStream.Length % 32, Is.Zero);
        }

        [Test]
        public void Write_WhenMatricesAreStored_TransposesThem()
        {
            var directory = ModelFolder.Create(_folder.File("model"));
            GgufModel.Write(directory, _folder.File("model.gguf"), GgufType.F32);
            var block = GptWeights.Read(directory).Blocks[1];
            var bytes = File.ReadAllBytes(_folder.File("model.gguf"));
            // Last in the file: ffn_down (weight, bias) of the last block, then the final norm (weight, bias).
            var start = bytes.Length - 3 * 32 * 4 - 32 * 128 * 4;

            var secondInput = BitConverter.ToSingle(bytes, start + 4);

            Assert.That(secondInput, Is.EqualTo(block.Down.Weight[32]));
        }

        [TestCase(GgufType.Q8_0, 0.01f)]
        [TestCase(GgufType.Q4_0, 0.15f)]
        public void Encode_WhenDecodedAgain_IsNearTheValues(GgufType type, float bound)
        {
            var random = new Random(5);
            var values = Enumerable.Range(0, 96).Select(_ => random.NextSingle() * 2 - 1).ToArray();

            var decoded = Decode(type, GgufBlocks.Encode(type, values));

            Assert.That(RandomModel.MaxDifference(decoded, values), Is.LessThan(bound));
        }

        [Test]
        public void Write_WhenTheModelUsesRelu_SaysSoAndWritesNothing()
        {
            var directory = ModelFolder.Create(_folder.File("model"), relu: true);

            Assert.That(() => GgufModel.Write(directory, _folder.File("model.gguf"), GgufType.F32),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("ReLU"));
            Assert.That(File.Exists(_folder.File("model.gguf")), Is.False);
        }

        [Test]
        public void Write_WhenQuantised_IsSmaller()
        {
            var directory = ModelFolder.Create(_folder.File("model"));
            var sizes = new[] { GgufType.F32, GgufType.Q8_0, GgufType.Q4_0 }.Select(type =>
            {
                GgufModel.Write(directory, _folder.File("model.gguf"), type);
                return new FileInfo(_folder.File("model.gguf")).Length;
            }).ToArray();

            Assert.That(sizes, Is.Ordered.Descending);
        }

        [Test]
        public void ParseType_WhenUnknown_ListsTheKnownOnes() =>
            Assert.That(() => GgufModel.ParseType("q5"), Throws.TypeOf<GptDialogueException>().With.Message.Contains("f32, q8_0, q4_0"));

        private static float[] Decode(GgufType type, byte[] bytes)
        {
            var size = (int)GgufBlocks.Length(type, GgufBlocks.BlockSize);
            return Enumerable.Range(0, bytes.Length / size).SelectMany(block =>
            {
                var scale = (float)BitConverter.ToHalf(bytes, block * size);
                var codes = bytes.AsSpan(block * size + 2, size - 2).ToArray();
                return type == GgufType.Q8_0
                    ? codes.Select(code => (sbyte)code * scale)
                    : codes.Select(code => ((code & 15) - 8) * scale).Concat(codes.Select(code => ((code >> 4) - 8) * scale));
            }).ToArray();
        }

        private static string ReadText(BinaryReader reader) => Encoding.UTF8.GetString(reader.ReadBytes((int)reader.ReadUInt64()));
    }
}
