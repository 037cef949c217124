using System;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Training.Evaluation;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Evaluation
{
    public sealed class EvaluateCommandTests
    {
        private string _folder = "";

        [SetUp]
        public void CreateModel()
        {
            _folder = Directory.CreateTempSubdirectory("evaluate").FullName;
            var documents = Enumerable.Range(0, 200).Select(i => $"The keeper number{i} lights lamp{i} and lamp{i + 1} at the harbour.");
            File.WriteAllText(Corpus, string.Join("\n<|endoftext|>\n", documents));
            TokenizerFiles.Write(_folder, Array.Empty<(int, int)>());
            WriteModel(vocabulary: 384);
        }

        [TearDown]
        public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

        private string Corpus => Path.Combine(_folder, "lamps.txt");

        [Test]
        public void Run_WhenModelIsGiven_ComparesItWithTheBaseline()
        {
            var output = CommandRun.Output(EvaluateCommand.Create(), "--model", _folder, "--data", Corpus, "--threads", "1", "--device", "cpu");
            Assert.That(output, Does.Contain("GPT, "));
            Assert.That(output, Does.Contain("5-gram, modified Kneser-Ney"));
            Assert.That(output, Does.Match(@"relative to the baseline: \d+\.\d{3} \(modified\)"));
        }

        [TestCase]
        [TestCase("--no-slots")]
        [TestCase("--no-exchange")]
        public void Run_WhenDialoguesAreAskedFor_ScoresDecisionsAndWordsApart(params string[] form)
        {
            File.WriteAllText(Path.Combine(_folder, ModelDirectory.WordsFile), string.Join('\n', DialogueComposer.BuildLexicon([])));
            string[] arguments = ["--model", _folder, "--data", Corpus, "--threads", "1", "--device", "cpu", "--dialogues", "4", .. form];
            var output = CommandRun.Output(EvaluateCommand.Create(), arguments);

            Assert.That(output, Does.Match(@"  decisions +\d+ [\s\S]+  words +\d+ [\s\S]+  all +\d+ [\s\S]+relative to the baseline: \d+\.\d{3}"));
        }

        [Test]
        public void Run_WhenOnlyTokenizerIsGiven_ScoresTheBaseline()
        {
            var output = CommandRun.Output(EvaluateCommand.Create(), "--tokenizer", _folder, "--data", Corpus, "--order", "3");
            Assert.That(output, Does.Contain("3-gram, Kneser-Ney with one discount").And.Not.Contain("GPT"));
        }

        [Test]
        public void Run_WhenNothingIsToBeScored_SaysWhatToGive() =>
            Assert.That(() => CommandRun.Output(EvaluateCommand.Create(), "--data", Corpus),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("--model"));

        [Test]
        public void Run_WhenVocabulariesDiffer_GivesBothSizes()
        {
            WriteModel(vocabulary: 400);
            Assert.That(() => CommandRun.Output(EvaluateCommand.Create(), "--model", _folder, "--data", Corpus),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("400").And.Message.Contains("384"));
        }

        [Test]
        public void Run_WhenModelFolderIsMissing_NamesIt() =>
            Assert.That(() => CommandRun.Output(EvaluateCommand.Create(), "--model", _folder + "x", "--data", Corpus),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(_folder + "x"));

        private void WriteModel(int vocabulary)
        {
            using var model = new GptModel(new GptConfig { VocabularySize = vocabulary, Context = 16, Width = 8, Layers = 1, Heads = 2, FeedForward = 16 });
            ModelDirectory.Write(_folder, model.Config, ModelNotes.None, model.Snapshot());
        }
    }
}
