using System;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Text;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class SenseTrainingTests
    {
        private static readonly string[] _words = ["bed", "sleep", "tired", "boat", "ferry", "river", "never"];
        private string _folder = "";
        private string _lines = "";
        private string _vectors = "";

        [SetUp]
        public void SetUp()
        {
            _folder = Directory.CreateTempSubdirectory().FullName;
            (_lines, _vectors) = (Path.Combine(_folder, "lines.txt"), Path.Combine(_folder, "lines.f32"));
        }

        [TearDown]
        public void TearDown() => Directory.Delete(_folder, true);

        [Test]
        public void Run_WhenTheEncoderFindsLinesAlike_PutsTheirWordsNear()
        {
            // The encoder knows two subjects; "bed" and "tired" never stand in one line.
            string[] rest = ["bed sleep", "sleep tired", "tired sleep", "sleep bed"];
            string[] water = ["boat ferry", "ferry river", "river boat", "boat river"];
            Write([.. rest, .. water], [.. rest.SelectMany(_ => new[] { 1f, 0.1f, 0 }), .. water.SelectMany(_ => new[] { 0.1f, 1f, 0 })]);

            var senses = new SenseTraining(SenseLines.Read(_lines, _vectors, _words), 2, 1).Run(20_000, _ => { });

            float Near(string a, string b) => SenseVectors.Similarity(senses.Of(Word.Split(a)), senses.Of(Word.Split(b)));
            Assert.That(Near("bed", "tired"), Is.GreaterThan(0.3).And.GreaterThan(Near("bed", "river") + 0.3));
            Assert.That(Near("boat ferry", "river"), Is.GreaterThan(0.3).And.GreaterThan(Near("boat ferry", "tired") + 0.3));
        }

        [Test]
        public void Run_WhenRunTwice_GivesTheSame()
        {
            Write(["bed sleep", "boat ferry"], [1, 0, 0, 1]);
            byte[] Run() => new SenseTraining(SenseLines.Read(_lines, _vectors, _words), 2, 1).Run(3, _ => { }).ToBytes();

            Assert.That(Run(), Is.EqualTo(Run()));
        }

        [Test]
        public void Read_WhenWordsAreInNoLine_LeavesThemOut()
        {
            Write(["bed unheard", "gibberish"], [1, 2]);

            var read = SenseLines.Read(_lines, _vectors, _words);

            Assert.That(read.Stems, Is.EqualTo(new[] { "bed" }));
            Assert.That(read.Rows, Is.EqualTo(new[] { new long[] { 1, 0 }, [0] }), "0 stands for what is not known");
        }

        [TestCase("1 2 3", "3 numbers for the 2 lines", TestName = "Read_WhenNumbersAreMissing_SaysSo")]
        [TestCase("", "0 numbers", TestName = "Read_WhenThereIsNoVector_SaysSo")]
        [TestCase("1 NaN", "not finite", TestName = "Read_WhenANumberIsNotFinite_SaysSo")]
        public void Read_WhenTheFilesDoNotFit_Throws(string numbers, string expected)
        {
            Write(["bed", "boat"], numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => float.Parse(n, System.Globalization.CultureInfo.InvariantCulture)).ToArray());

            Assert.That(() => SenseLines.Read(_lines, _vectors, _words), Throws.TypeOf<GptDialogueException>().With.Message.Contains(expected));
        }

        [Test]
        public void Read_WhenAFileIsMissing_SaysSo()
        {
            Assert.That(() => SenseLines.Read(_lines, _vectors, _words), Throws.TypeOf<GptDialogueException>().With.Message.Contains("cannot be read"));
        }

        private void Write(string[] lines, float[] vectors)
        {
            File.WriteAllLines(_lines, lines);
            File.WriteAllBytes(_vectors, vectors.SelectMany(BitConverter.GetBytes).ToArray());
        }
    }
}
