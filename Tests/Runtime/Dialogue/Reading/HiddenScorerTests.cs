using System;
using System.Buffers;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class HiddenScorerTests
    {
        private const int Width = 2;
        private static readonly string[] _intents = { "greet", "farewell" };

        [Test]
        public void Score_WhenFeaturesAndWordsSpeak_AddsWhatTheyGiveUnitsAndScores()
        {
            var scorer = Read(output: new float[] { 2, 0, 0, 3 });
            var line = new ReaderInput();
            line.Features.AddRange(new[] { 1, 1, 3, 5 });
            line.Words.Add(1);
            var scores = new float[2];

            var hidden = new float[scorer.Hidden];
            scorer.Score(line, scores, hidden);

            // Four features: each counts a half. Feature 5 falls into the row of feature 1; the words' row 1 excites unit 1.
            var units = new[] { Gelu.At(0.1f + 3 * 0.5f), Gelu.At(0.2f + 4 + 0.5f) };
            Assert.That(hidden, Is.EqualTo(units).Within(0.05));
            Assert.That(scores, Is.EqualTo(new[] { 2 * units[0] + 0.3f, 3 * units[1] - 0.3f + 4 * 0.5f }).Within(0.05));
        }

        [Test]
        public void ToBytes_WhenAReaderOfVersion3WasRead_WritesItAsItWas()
        {
            var bytes = Bytes(new float[] { 2, 0, 0, 3 });

            Assert.That(IntentReader.FromBytes(bytes).ToBytes(), Is.EqualTo(bytes));
        }

        [Test]
        public void Read_WhenAMatrixDoesNotFit_Throws()
        {
            Assert.That(() => Read(output: new float[] { 2, 0 }), Throws.TypeOf<MessagePackSerializationException>());
        }

        private static HiddenScorer Read(float[] output)
        {
            var reader = new MessagePackReader(Bytes(output));
            reader.ReadArrayHeader();
            Assert.That(reader.ReadInt32(), Is.EqualTo(HiddenScorer.Version));
            var scorer = HiddenScorer.Read(ref reader, out var intents);
            Assert.That(intents, Is.EqualTo(_intents.Select(PlayerIntent.Find)));
            return scorer;
        }

        // A reader of version 3 as a bundle may hold it: four rows of features, two words, two units, two intents.
        private static byte[] Bytes(float[] output)
        {
            var bytes = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(bytes);
            writer.WriteArrayHeader(9);
            writer.Write(3);
            writer.WriteNames(_intents);
            Matrix(ref writer, new float[] { 0, 0, 1, 0, 0, 0, 0, 1 });
            Matrix(ref writer, new float[] { 0, 0, 0, 4 });
            writer.WriteFloats(new[] { 0.1f, 0.2f });
            Matrix(ref writer, output);
            Matrix(ref writer, new float[] { 0, 0, 0, 1, 0, 0, 0, 1 });
            writer.WriteFloats(new[] { 0.3f, -0.3f });
            WordClusters.Create(new[] { "oil", "wax" }, new[] { new int[2], new int[2], new int[2] }).Write(ref writer);
            writer.Flush();
            return bytes.WrittenSpan.ToArray();
        }

        private static void Matrix(ref MessagePackWriter writer, float[] values) => ByteMatrix.Round(values, Width).Write(ref writer);
    }
}
