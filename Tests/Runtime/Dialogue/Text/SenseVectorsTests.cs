using System;
using System.Linq;
using GptDialogue.Dialogue.Text;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Text
{
    [TestFixture]
    public sealed class SenseVectorsTests
    {
        [Test]
        public void Of_WhenWordsAreKnown_IsTheirSumOfLengthOne()
        {
            var sense = Known().Of(Word.Split("Beds, unheard-of sleep!"));

            Assert.That(sense, Is.EqualTo(new[] { 0.894f, 0.447f }).Within(0.01f), "(1, 0) + (0.6, 0.8), shortened; the stem of beds is that of bed");
        }

        [Test]
        public void Of_WhenNoWordIsKnown_IsEmpty()
        {
            Assert.That(Known().Of(Word.Split("quantum")), Is.Empty);
            Assert.That(Known().Of(Word.Split("")), Is.Empty);
            Assert.That(SenseVectors.None.Of(Word.Split("bed")), Is.Empty);
        }

        [Test]
        public void Of_WhenWordsCancelOut_IsEmpty()
        {
            Assert.That(SenseVectors.Create(["bed", "sea"], [1, -1]).Of(Word.Split("bed sea")), Is.Empty);
        }

        [Test]
        public void Similarity_WhenTextsShareNoWord_IsThatOfTheirVectors()
        {
            var senses = Known();
            float Similarity(string a, string b) => SenseVectors.Similarity(senses.Of(Word.Split(a)), senses.Of(Word.Split(b)));

            Assert.That(Similarity("bed", "sleep"), Is.EqualTo(0.6f).Within(0.01f));
            Assert.That(Similarity("bed", "ferry"), Is.EqualTo(-1f).Within(0.01f));
            Assert.That(Similarity("bed", "quantum"), Is.Zero);
        }

        [Test]
        public void FromBytes_WhenWrittenBefore_ReadsTheSame()
        {
            var read = SenseVectors.FromBytes(Known().ToBytes());

            Assert.That(read.Count, Is.EqualTo(3));
            Assert.That(read.Width, Is.EqualTo(2));
            Assert.That(read.Of(Word.Split("bed sleep")), Is.EqualTo(Known().Of(Word.Split("bed sleep"))));
        }

        [Test]
        public void FromBytes_WhenOfALaterVersion_AsksForAnUpdate()
        {
            var bytes = Known().ToBytes();
            bytes[1]++; // the version, after the header of the array

            Assert.That(() => SenseVectors.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("Update it"));
        }

        [Test]
        public void FromBytes_WhenCutAnywhere_SaysWhatToDo()
        {
            var bytes = Known().ToBytes();

            Assert.Multiple(() =>
            {
                for (var length = 0; length < bytes.Length; length++)
                    Assert.That(() => SenseVectors.FromBytes(bytes.Take(length).ToArray()), Throws.TypeOf<GptDialogueException>().With.Message.Contains("Export the bundle again"), $"{length} bytes");
            });
        }

        [Test]
        public void FromBytes_WhenStemsAndVectorsDifferInNumber_SaysSo()
        {
            var bytes = SenseVectors.Create(["a", "b"], [1, 2]).ToBytes();
            bytes[Array.IndexOf(bytes, (byte)'\n')] = (byte)'x'; // one stem of two vectors

            Assert.That(() => SenseVectors.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("do not fit together"));
        }

        [TestCase(0, 2)]
        [TestCase(2, 0)]
        [TestCase(2, 3)]
        public void Create_WhenSizesDoNotFit_Throws(int stems, int numbers)
        {
            Assert.That(() => SenseVectors.Create(Enumerable.Range(0, stems).Select(i => "s" + i).ToArray(), new float[numbers]), Throws.TypeOf<ArgumentException>());
        }

        private static SenseVectors Known() =>
            SenseVectors.Create([Stemmer.Stem("bed"), Stemmer.Stem("sleep"), Stemmer.Stem("ferry")], [1, 0, 0.6f, 0.8f, -1, 0]);
    }
}
