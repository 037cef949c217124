using System;
using System.IO;
using System.Linq;
using GptDialogue.Training.Reading.Teacher;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Reading.Teacher
{
    [TestFixture]
    public sealed class LineTeacherTests
    {
        private string _folder = "";

        [SetUp]
        public void SetUp()
        {
            _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
            TinyEncoder.Write(_folder);
            torch.random.manual_seed(1);
        }

        [TearDown]
        public void TearDown() => Directory.Delete(_folder, true);

        [Test]
        public void Train_WhenWordsTellWhatIsMeant_ReadsThem()
        {
            using var teacher = Trained();

            Assert.That(Best(teacher, "hello you"), Is.EqualTo(0));
            Assert.That(Best(teacher, "i will stab you"), Is.EqualTo(1));
        }

        [Test]
        public void Load_WhenSavedBefore_ReadsTheSame()
        {
            using var teacher = Trained();
            var file = Path.Combine(_folder, "teacher.safetensors");
            teacher.Save(file);
            using var again = LineTeacher.Open(_folder);
            again.Load(file);

            Assert.That(Read(again, "good bye"), Is.EqualTo(Read(teacher, "good bye")));
        }

        [Test]
        public void Cut_WhenALineIsVeryLong_KeepsBothMarks()
        {
            using var teacher = LineTeacher.Open(_folder);
            var (whole, cut) = (teacher.Cut("hello", 0).Pieces, teacher.Cut(string.Join(' ', Enumerable.Repeat("hello", 99)), 0).Pieces);

            Assert.That(cut, Has.Length.EqualTo(40));
            Assert.That((cut[0], cut[^1]), Is.EqualTo((whole[0], whole[^1])));
        }

        [Test]
        public void Open_WhenThereIsNoEncoder_SaysWhereToGetOne()
        {
            Assert.That(() => LineTeacher.Open(_folder + "-missing"), Throws.TypeOf<GptDialogueException>().With.Message.Contains("encoder.cs"));
        }

        [Test]
        public void Open_WhenTheEncoderIsCutOff_NamesTheFile()
        {
            var file = Path.Combine(_folder, "model.onnx");
            File.WriteAllBytes(file, File.ReadAllBytes(file)[..5000]);

            Assert.That(() => LineTeacher.Open(_folder), Throws.TypeOf<GptDialogueException>().With.Message.StartsWith(file));
        }

        private LineTeacher Trained()
        {
            var teacher = LineTeacher.Open(_folder);
            var lines = new[] { ("hello", 0), ("good you hello", 0), ("i will stab", 1), ("stab stab you", 1) }.Select(l => teacher.Cut(l.Item1, l.Item2)).ToArray();
            teacher.Train(lines, step => step < 100 ? 0.003 : null, new Random(1), (_, _, _) => { });
            return teacher;
        }

        private static float[] Read(LineTeacher teacher, string line) => teacher.Read([teacher.Cut(line, 0)]).Single().Readings;

        private static int Best(LineTeacher teacher, string line) => Read(teacher, line) is var readings ? Array.IndexOf(readings, readings.Max()) : -1;
    }
}
