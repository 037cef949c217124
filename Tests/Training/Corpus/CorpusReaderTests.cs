using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Training.Corpus;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Corpus
{
    public sealed class CorpusReaderTests
    {
        [Test]
        public void Split_WhenSeparatorLinesStand_GivesTrimmedDocuments()
        {
            var documents = CorpusFixture.Documents("\n First.\nStill first.\n<|endoftext|>\n\n<|endoftext|>\r\nSecond.\n<|endoftext|>");
            Assert.That(documents.Select(CorpusFixture.Text), Is.EqualTo(new[] { "First.\nStill first.", "Second." }));
            Assert.That(documents[0].Offset, Is.EqualTo(2));
        }

        [Test]
        public void Split_WhenSeparatorIsInsideALine_IsText() =>
            Assert.That(CorpusFixture.Documents("He said <|endoftext|>\nand <|endoftext|> again").Count, Is.EqualTo(1));

        [Test]
        public void Split_WhenByteOrderMarkStands_LeavesItOut() =>
            Assert.That(CorpusFixture.Text(CorpusFixture.Documents("\uFEFFText").Single()), Is.EqualTo("Text"));

        [Test]
        public void Split_WhenUtf8IsInvalid_NamesFileByteAndOffset()
        {
            var bytes = Encoding.UTF8.GetBytes("Grüße ").Concat(new byte[] { 0xE2, 0x28, 0xA1 }).ToArray();
            Assert.That(() => CorpusReader.Split(new SourceSpec("bad.txt", 1), bytes),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("bad.txt").And.Message.Contains("0xE2").And.Message.Contains("offset 8 of 11"));
        }

        [Test]
        public void Split_WhenUtf8IsCutAtTheEnd_NamesOffset() =>
            Assert.That(() => CorpusReader.Split(new SourceSpec("cut.txt", 1), new byte[] { (byte)'a', 0xE2, 0x82 }),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("offset 1 of 3"));

        [TestCase("")]
        [TestCase("\n<|endoftext|>\n \n<|endoftext|>\n")]
        public void Read_WhenFileHasNoText_SaysSo(string content)
        {
            var path = Path.GetTempFileName();
            try
            {
                File.WriteAllText(path, content);
                Assert.That(() => CorpusReader.Read(new SourceSpec(path, 1)),
                    Throws.TypeOf<GptDialogueException>().With.Message.Contains(path).And.Message.Contains("no text"));
            }
            finally
            {
                File.Delete(path);
            }
        }

        [Test]
        public void Read_WhenFileIsMissing_NamesIt() =>
            Assert.That(() => CorpusReader.Read(new SourceSpec("no/such.txt", 1)),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("no/such.txt"));

        [Test]
        public void HashContent_WhenOnlyTypesettingDiffers_IsEqual()
        {
            var one = CorpusReader.HashContent("\"Once upon a time,\" he said."u8);
            Assert.That(CorpusReader.HashContent("'ONCE upon\na time' -- he said"u8), Is.EqualTo(one));
            Assert.That(CorpusReader.HashContent("Once upon a time, she said."u8), Is.Not.EqualTo(one));
        }
    }
}
