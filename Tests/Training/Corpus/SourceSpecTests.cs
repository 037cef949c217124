using System.IO;
using System.Linq;
using GptDialogue.Training.Corpus;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Corpus
{
    public sealed class SourceSpecTests
    {
        private string _folder = "";

        [SetUp]
        public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("corpus").FullName;

        [TearDown]
        public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

        [TestCase("tales.txt", "tales.txt", 1.0)]
        [TestCase("tales.txt:2.5", "tales.txt", 2.5)]
        [TestCase("C:\\texts\\tales.txt", "C:\\texts\\tales.txt", 1.0)]
        public void Parse_WhenWeightIsOptional_ReadsBoth(string entry, string path, double weight) =>
            Assert.That(SourceSpec.Parse(entry), Is.EqualTo(new SourceSpec(path, weight)));

        [TestCase("tales.txt:-1", "-1")]
        [TestCase("tales.txt:NaN", "NaN")]
        public void Parse_WhenWeightIsImpossible_NamesIt(string entry, string shown) =>
            Assert.That(() => SourceSpec.Parse(entry), Throws.TypeOf<GptDialogueException>().With.Message.Contains(shown));

        [Test]
        public void ParseAll_WhenFileFollowsFolder_OverridesItsWeight()
        {
            var names = new[] { "c.txt", "a.txt", "b.txt", "notes.md" };
            foreach (var name in names) File.WriteAllText(Path.Combine(_folder, name), "text");
            var sources = SourceSpec.ParseAll(new[] { _folder, Path.Combine(_folder, "b.txt") + ":3", Path.Combine(_folder, "c.txt") + ":0" });
            Assert.That(sources.Select(s => (s.Name, s.Weight)), Is.EqualTo(new[] { ("a", 1.0), ("b", 3.0) }));
        }

        [Test]
        public void ParseAll_WhenPathIsMissing_NamesIt() =>
            Assert.That(() => SourceSpec.ParseAll(new[] { Path.Combine(_folder, "gone.txt") }),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("gone.txt").And.Message.Contains("does not exist"));

        [Test]
        public void ParseAll_WhenFolderHasNoText_SaysSo() =>
            Assert.That(() => SourceSpec.ParseAll(new[] { _folder }),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("no .txt file"));

        [Test]
        public void ParseAll_WhenNothingIsLeft_AsksForData() =>
            Assert.That(() => SourceSpec.ParseAll(Enumerable.Empty<string>()),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("--data"));
    }
}
