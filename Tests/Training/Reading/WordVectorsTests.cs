using System;
using System.IO;
using System.Linq;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class WordVectorsTests
    {
        private string _folder = "";
        private string _text = "";
        private string _vectors = "";

        [SetUp]
        public void SetUp()
        {
            _folder = Directory.CreateTempSubdirectory().FullName;
            (_text, _vectors) = (Path.Combine(_folder, "text.txt"), Path.Combine(_folder, "words.vec"));
            File.WriteAllLines(_text, Enumerable.Repeat("tired weary lantern lamp rare", 30).Append("seldom"));
        }

        [TearDown]
        public void TearDown() => Directory.Delete(_folder, true);

        [Test]
        public void Read_WhenWordsPointTheSameWay_PutsThemNear()
        {
            File.WriteAllLines(_vectors, ["4 2", "tired 1 0.1", "weary 0.9 0.2", "lantern -1 0.1", "lamp -0.9 0.2", "seldom 0 1"]);

            var read = WordVectors.Read(_vectors, [_text]);

            using var vectors = read.Vectors;
            float Cosine(string a, string b) => (vectors[Array.IndexOf(read.Words, a)] * vectors[Array.IndexOf(read.Words, b)]).sum().item<float>();
            Assert.That(read.Words, Is.EquivalentTo(new[] { "tired", "weary", "lantern", "lamp" }), "words that are common in the text and in the file");
            Assert.That(Cosine("tired", "weary"), Is.GreaterThan(0.9));
            Assert.That(Cosine("tired", "lamp"), Is.LessThan(0));
        }

        [Test]
        public void Read_WhenTheFileIsMissing_SaysSo()
        {
            Assert.That(() => WordVectors.Read(_vectors, [_text]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("words.vec' cannot be read"));
        }

        [Test]
        public void Read_WhenThePathIsAFolder_SaysSo()
        {
            Assert.That(() => WordVectors.Read(_folder, [_text]), Throws.TypeOf<GptDialogueException>().With.Message.Contains("cannot be read"));
        }

        [TestCase("tired 1 0.1|weary 0.9", "words.vec:2", TestName = "Read_WhenALineIsShort_NamesIt")]
        [TestCase("tired 1 0.1|weary x 2", "words.vec:2", TestName = "Read_WhenANumberIsNone_NamesTheLine")]
        [TestCase("tired 1 NaN", "words.vec:1", TestName = "Read_WhenANumberIsNotFinite_NamesTheLine")]
        [TestCase("müde 1 0.1", "none of its 1 words", TestName = "Read_WhenNoWordIsOfTheText_SaysSo")]
        public void Read_WhenTheFileDoesNotFit_Throws(string lines, string expected)
        {
            File.WriteAllLines(_vectors, lines.Split('|'));

            Assert.That(() => WordVectors.Read(_vectors, [_text]), Throws.TypeOf<GptDialogueException>().With.Message.Contains(expected));
        }
    }
}
