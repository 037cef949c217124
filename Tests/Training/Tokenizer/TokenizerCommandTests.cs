using System.IO;
using System.Linq;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Tokenizer
{
    public sealed class TokenizerCommandTests
    {
        private string _folder = "";

        [SetUp]
        public void CreateCorpus()
        {
            _folder = Directory.CreateTempSubdirectory("tokenizer").FullName;
            var documents = Enumerable.Range(0, 200).Select(i => $"The keeper number{i} lights lamp{i} and lamp{i + 1} at the harbour.");
            File.WriteAllText(Path.Combine(_folder, "lamps.txt"), string.Join("\n<|endoftext|>\n", documents));
        }

        [TearDown]
        public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

        private string Corpus => Path.Combine(_folder, "lamps.txt");

        private string Target => Path.Combine(_folder, "out");

        [Test]
        public void Run_WhenTextSuffices_WritesTheVocabulary()
        {
            var output = CommandRun.Output(TokenizerCommand.Create(), "--data", Corpus, "--out", Target, "--vocabulary", "420");
            Assert.That(output, Does.Contain("bytes per token, held out of lamps"));
            Assert.That(TokenizerFiles.Read(Target), Has.Length.EqualTo(36));
        }

        [Test]
        public void Run_WhenVocabularyIsTooLarge_WritesNothing()
        {
            Assert.That(() => CommandRun.Output(TokenizerCommand.Create(), "--data", Corpus, "--out", Target, "--vocabulary", "60000"),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("not 60000"));
            Assert.That(Directory.Exists(Target), Is.False);
        }

        [Test]
        public void Run_WhenUtf8IsInvalid_NamesTheOffset()
        {
            File.WriteAllBytes(Corpus, new byte[] { (byte)'a', 0xFF });
            Assert.That(() => CommandRun.Output(TokenizerCommand.Create(), "--data", Corpus, "--out", Target),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("0xFF at offset 1 of 2"));
        }
    }
}
