using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Tokenizer
{
    public sealed class TokenizerFilesTests
    {
        private static readonly (int, int)[] Merges = { (128 + ' ', 128 + 'a'), (128 + 0xC3, 128 + 0xA9), (384, 385) };
        private string _folder = "";

        [SetUp]
        public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("tokenizer").FullName;

        [TearDown]
        public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

        private string VocabularyPath => Path.Combine(_folder, ModelDirectory.VocabularyFile);

        private string MergesPath => Path.Combine(_folder, ModelDirectory.MergesFile);

        [Test]
        public void Write_WhenReadBack_GivesTheSameMerges()
        {
            TokenizerFiles.Write(_folder, Merges);
            Assert.That(TokenizerFiles.Read(_folder), Is.EqualTo(Merges));
            Assert.That(Directory.GetFiles(_folder), Has.Length.EqualTo(2));
        }

        [Test]
        public void Write_WhenLookedAt_SpellsAsGpt2Does()
        {
            TokenizerFiles.Write(_folder, Merges);
            Assert.That(File.ReadAllText(MergesPath), Is.EqualTo("#version: 0.2\nĠ a\nÃ ©\nĠa Ã©\n"));
            var vocabulary = JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(VocabularyPath))!;
            Assert.That(vocabulary["<|endoftext|>"], Is.Zero);
            Assert.That(vocabulary["Ā"], Is.EqualTo(128));
            Assert.That(vocabulary["!"], Is.EqualTo(128 + '!'));
            Assert.That(vocabulary["ĠaÃ©"], Is.EqualTo(386));
            Assert.That(vocabulary.Values.Order(), Is.EqualTo(Enumerable.Range(0, 387)));
        }

        [Test]
        public void Read_WhenMergesUseUnknownTokens_NamesTheLine()
        {
            TokenizerFiles.Write(_folder, Merges);
            File.WriteAllText(MergesPath, "#version: 0.2\nĠ a\nxy z\n");
            Assert.That(() => TokenizerFiles.Read(_folder),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("line 3").And.Message.Contains("xy z"));
        }

        [Test]
        public void Read_WhenFilesDisagree_GivesBothCounts()
        {
            TokenizerFiles.Write(_folder, Merges);
            File.WriteAllText(MergesPath, "#version: 0.2\nĠ a\n");
            Assert.That(() => TokenizerFiles.Read(_folder),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("387").And.Message.Contains("385"));
        }

        [Test]
        public void Read_WhenIdsAreInAnotherOrder_NamesTheToken()
        {
            TokenizerFiles.Write(_folder, Merges);
            File.WriteAllText(VocabularyPath, File.ReadAllText(VocabularyPath).Replace("\"Ġa\": 384", "\"Ġa\": 999"));
            Assert.That(() => TokenizerFiles.Read(_folder),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("'Ġa' should have id 384"));
        }

        [TestCase("{ \"a\": ")]
        [TestCase("[1, 2]")]
        [TestCase("null")]
        public void Read_WhenVocabularyIsDamaged_NamesTheFile(string content)
        {
            TokenizerFiles.Write(_folder, Merges);
            File.WriteAllText(VocabularyPath, content);
            Assert.That(() => TokenizerFiles.Read(_folder), Throws.TypeOf<GptDialogueException>().With.Message.Contains(VocabularyPath));
        }

        [Test]
        public void Read_WhenFilesAreMissing_NamesTheVerb() =>
            Assert.That(() => TokenizerFiles.Read(_folder),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(MergesPath).And.Message.Contains("'tokenizer'"));

        [Test]
        public void ByteSpelling_WhenEveryByteIsWritten_IsReadBack()
        {
            var bytes = Enumerable.Range(0, 256).Select(b => (byte)b).ToArray();
            var spelling = ByteSpelling.Write(bytes);
            Assert.That(spelling.Distinct().Count(), Is.EqualTo(256));
            Assert.That(ByteSpelling.Read(spelling), Is.EqualTo(bytes));
            Assert.That(ByteSpelling.Read(" "), Is.Null);
        }
    }
}
