using System.IO;
using GptDialogue.Bundles;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Bundles
{
    public class BundleWriterTests
    {
        private string _folder = "";

        [SetUp]
        public void SetUp() => _folder = Directory.CreateTempSubdirectory("gptdialogue").FullName;

        [TearDown]
        public void TearDown() => Directory.Delete(_folder, true);

        [Test]
        public void Write_WhenTheFolderIsNew_CreatesItAndLeavesNothingElse()
        {
            var path = Path.Combine(_folder, "ü 木", "a.gptbundle");
            BundleWriter.Write(path, SampleBundle.Header(), SampleBundle.Payloads());
            using var reader = BundleReader.Open(path);
            Assert.That(reader.ReadVariant("int8-kv8"), Is.EqualTo(SampleBundle.Second));
            Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Has.Length.EqualTo(1));
        }

        [Test]
        public void Write_WhenRepeated_GivesTheSameBytes() => Assert.That(SampleBundle.Bytes(), Is.EqualTo(SampleBundle.Bytes()));

        [Test]
        public void Write_WhenReplacing_TakesTheNewContent()
        {
            var path = Path.Combine(_folder, "a.gptbundle");
            File.WriteAllText(path, "old");
            BundleWriter.Write(path, SampleBundle.Header(), SampleBundle.Payloads());
            Assert.That(File.ReadAllBytes(path), Is.EqualTo(SampleBundle.Bytes()));
        }

        [Test]
        public void AtomicWrite_WhenTheDiskFills_LeavesTheOldFileAndNoTemporary()
        {
            var path = Path.Combine(_folder, "a.bin");
            File.WriteAllText(path, "old");
            Assert.That(() => AtomicFile.Write(path, stream =>
            {
                stream.WriteByte(1);
                throw new IOException("No space left on device.");
            }), Throws.TypeOf<GptDialogueException>().With.Message.Contains("No space left on device"));
            Assert.That(File.ReadAllText(path), Is.EqualTo("old"));
            Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(1));
        }

        [Test]
        public void Write_WhenThePathIsAFolder_SaysSo() =>
            Assert.That(() => BundleWriter.Write(_folder, SampleBundle.Header(), SampleBundle.Payloads()),
                Throws.TypeOf<GptDialogueException>().With.Message.StartsWith(_folder + ": cannot be written"));

        [TestCase(387, "its tokenizer has 386 tokens and its model 387")]
        public void Write_WhenTheVocabularyDoesNotFit_SaysBothNumbers(int vocabulary, string message)
        {
            var header = SampleBundle.Header();
            header.Model.VocabularySize = vocabulary;
            Assert.That(() => BundleWriter.Write(new MemoryStream(), header, SampleBundle.Payloads()),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(message));
        }

        [Test]
        public void Write_WhenAMergeUsesALaterToken_NamesIt()
        {
            var header = SampleBundle.Header();
            header.Merges[0] = (128, 385);
            Assert.That(() => BundleWriter.Write(new MemoryStream(), header, SampleBundle.Payloads()),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("merge 0 joins 128 and 385"));
        }

        [Test]
        public void Write_WhenANameIsUsedTwice_NamesIt()
        {
            BundlePayload[] payloads = [.. SampleBundle.Payloads(), SampleBundle.Payloads()[0]];
            Assert.That(() => BundleWriter.Write(new MemoryStream(), SampleBundle.Header(), payloads),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("'fp32' is empty or used twice"));
        }
    }
}
