using System.Linq;
using GptDialogue.Training.Data;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Data
{
    public sealed class ExampleFileTests
    {
        private const string Good = "{\"tokens\":[0,5,6,7],\"spans\":[[2,4]],\"text\":\"for people\"}";

        private TemporaryFolder _folder = null!;

        [SetUp]
        public void CreateFolder() => _folder = new TemporaryFolder();

        [TearDown]
        public void DeleteFolder() => _folder.Dispose();

        private string File => _folder.File("examples.jsonl");

        [Test]
        public void Read_WhenLinesAreWhole_ReturnsThemInOrder()
        {
            System.IO.File.WriteAllText(File, Good + "\n\n{\"tokens\":[0],\"spans\":[]}\n");
            var examples = ExampleFile.Read(File, 8);
            Assert.That(examples.Select(e => e.Tokens), Is.EqualTo(new[] { new[] { 0, 5, 6, 7 }, [0] }));
            Assert.That(examples[0].Counted, Is.EqualTo(new[] { (2, 4) }));
            Assert.That(examples[1].Counted, Is.Empty);
        }

        [TestCase("{\"tokens\":[0,5,6", "not an example")]
        [TestCase("[]", "not an example")]
        [TestCase("12", "not an example")]
        [TestCase("{\"spans\":[]}", "not an example")]
        [TestCase("{\"tokens\":[0,5]}", "not an example")]
        [TestCase("{\"tokens\":[0,5],\"spans\":[[1]]}", "not an example")]
        [TestCase("{\"tokens\":[0,5],\"spans\":[7]}", "not an example")]
        [TestCase("{\"tokens\":[0,1.5],\"spans\":[]}", "not an example")]
        [TestCase("{\"tokens\":[0,\"5\"],\"spans\":[]}", "not an example")]
        [TestCase("{\"tokens\":[0,99999999999],\"spans\":[]}", "not an example")]
        [TestCase("{\"tokens\":[0,8],\"spans\":[]}", "outside 0 to 7")]
        [TestCase("{\"tokens\":[-1],\"spans\":[]}", "outside 0 to 7")]
        [TestCase("{\"tokens\":[],\"spans\":[]}", "0 tokens")]
        [TestCase("{\"tokens\":[0,5],\"spans\":[[1,3]]}", "within the 2 tokens")]
        [TestCase("{\"tokens\":[0,5],\"spans\":[[-1,1]]}", "within the 2 tokens")]
        [TestCase("{\"tokens\":[0,5],\"spans\":[[2,1]]}", "within the 2 tokens")]
        public void Read_WhenALineIsDamaged_NamesFileAndLine(string line, string problem)
        {
            System.IO.File.WriteAllText(File, Good + "\n\n" + line + "\n" + Good + "\n");
            Assert.That(() => ExampleFile.Read(File, 8),
                Throws.TypeOf<GptDialogueException>().With.Message.StartsWith(File + "(3)").And.Message.Contains(problem));
        }

        [Test]
        public void Read_WhenTheFileIsMissingOrEmpty_NamesIt()
        {
            Assert.That(() => ExampleFile.Read(File, 8), Throws.TypeOf<GptDialogueException>().With.Message.Contains(File + ": no such file"));
            System.IO.File.WriteAllText(File, "\n \n");
            Assert.That(() => ExampleFile.Read(File, 8), Throws.TypeOf<GptDialogueException>().With.Message.Contains(File + " holds no examples"));
        }
    }
}
