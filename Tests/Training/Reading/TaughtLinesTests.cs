using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class TaughtLinesTests
    {
        private string _file = "";

        [SetUp]
        public void SetUp() => _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

        [TearDown]
        public void TearDown() => File.Delete(_file);

        [Test]
        public void Of_WhenALineDiffersInCaseAndStopsOnly_GivesWhatItsTeacherSays()
        {
            File.WriteAllText(_file, "Hello, you!\tgreet:0.9 chat:0.05\n");

            var guesses = TaughtLines.Read([_file]).Of("hello you");

            Assert.That(guesses, Is.EqualTo(new[] { (PlayerIntent.Find("greet").Index, 0.9f), (PlayerIntent.Find("chat").Index, 0.05f) }));
        }

        [Test]
        public void Of_WhenALineWasNotTaught_GivesNothing()
        {
            File.WriteAllText(_file, "hello\tgreet:0.9\n");

            Assert.That(TaughtLines.Read([_file]).Of("hullo"), Is.Null);
        }

        [Test]
        public void ByIntent_WhenATeacherIsUnsure_LeavesTheLineOut()
        {
            File.WriteAllText(_file, "hello\tgreet:0.9\nhm\tchat:0.3 confusion:0.3\n");

            var lines = TaughtLines.Read([_file]).ByIntent;

            Assert.That(lines.Single().Key, Is.EqualTo("greet"));
            Assert.That(lines["greet"], Is.EqualTo(new[] { "hello" }));
        }

        [TestCase("hello")]
        [TestCase("hello\tgreet")]
        [TestCase("hello\tgreet:much")]
        [TestCase("hello\tsing:0.9")]
        public void Read_WhenALineIsNotOfThisKind_NamesTheFile(string line)
        {
            File.WriteAllText(_file, line + "\n");

            Assert.That(() => TaughtLines.Read([_file]), Throws.TypeOf<GptDialogueException>().With.Message.StartsWith(_file));
        }

        [Test]
        public void Read_WhenTheFileIsMissing_NamesIt()
        {
            Assert.That(() => TaughtLines.Read([_file]), Throws.TypeOf<GptDialogueException>().With.Message.StartsWith(_file));
        }
    }
}
