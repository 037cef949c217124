using System;
using System.Buffers;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using MessagePack;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reading
{
    [TestFixture]
    public sealed class ByteMatrixTests
    {
        // (3, 2); the second column is far louder than the first.
        private static readonly float[] _values = { 0.1f, -90, -0.2f, 30, 0.05f, 60 };

        [Test]
        public void Round_WhenColumnsDifferInSize_KeepsEachWithinHalfAStep()
        {
            var matrix = ByteMatrix.Round(_values, 2);

            for (var row = 0; row < 3; row++)
            {
                var read = new float[2];
                matrix.AddRows(new[] { row }, 1, read);
                Assert.That(read[0], Is.EqualTo(_values[row * 2]).Within(0.2 / 127 / 2 + 1e-6));
                Assert.That(read[1], Is.EqualTo(_values[row * 2 + 1]).Within(90.0 / 127 / 2 + 1e-4));
            }
        }

        [Test]
        public void Round_WhenAColumnIsZero_KeepsItZero()
        {
            var read = new float[2];
            ByteMatrix.Round(new float[] { 0, 1, 0, 2 }, 2).AddRows(new[] { 0, 1 }, 1, read);

            Assert.That(read[0], Is.Zero);
            Assert.That(read[1], Is.EqualTo(3).Within(0.02));
        }

        [Test]
        public void AddRows_WhenARowComesTwice_CountsItTwice()
        {
            var matrix = ByteMatrix.Round(_values, 2);
            float[] twice = new float[2], once = new float[2];
            matrix.AddRows(new[] { 1, 4 }, 0.5f, twice); // 4 is row 1 as well, of three
            matrix.AddRows(new[] { 1 }, 1, once);

            Assert.That(twice, Is.EqualTo(once).Within(1e-6));
        }

        [Test]
        public void AddProduct_WhenWeightsAreGiven_AddsTheWeighedRows()
        {
            var target = new[] { 1f, 1f };
            ByteMatrix.Round(_values, 2).AddProduct(new[] { 2f, -1, 0 }, target);

            Assert.That(target[0], Is.EqualTo(1 + 0.4).Within(0.01));
            Assert.That(target[1], Is.EqualTo(1 - 210).Within(1.5));
        }

        [Test]
        public void Read_WhenWrittenBefore_GivesTheSame()
        {
            var output = new ArrayBufferWriter<byte>();
            var writer = new MessagePackWriter(output);
            var matrix = ByteMatrix.Round(_values, 2);
            matrix.Write(ref writer);
            writer.Flush();
            var reader = new MessagePackReader(output.WrittenMemory);
            var again = ByteMatrix.Read(ref reader);
            float[] expected = new float[2], actual = new float[2];
            matrix.AddRows(Enumerable.Range(0, 3).ToArray(), 1, expected);
            again.AddRows(Enumerable.Range(0, 3).ToArray(), 1, actual);

            Assert.That(again.Rows, Is.EqualTo(3));
            Assert.That(actual, Is.EqualTo(expected));
        }

        [Test]
        public void CopyRow_WhenAsked_GivesItsValues()
        {
            var row = new float[2];
            ByteMatrix.Round(_values, 2).CopyRow(1, row);

            Assert.That(row, Is.EqualTo(_values.Skip(2).Take(2)).Within(0.4));
        }

        [Test]
        public void Turned_WhenAsked_GivesColumnAfterColumn()
        {
            var turned = ByteMatrix.Round(_values, 2).Turned();

            Assert.That(turned, Is.EqualTo(new[] { _values[0], _values[2], _values[4], _values[1], _values[3], _values[5] }).Within(0.4));
        }

        [TestCase(5, 2)]
        [TestCase(4, 0)]
        public void Of_WhenSizesDoNotFit_Throws(int values, int scales)
        {
            Assert.That(() => ByteMatrix.Of(new byte[values], new float[scales]), Throws.TypeOf<MessagePackSerializationException>());
        }
    }
}
