using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Commands
{
    public sealed class FinetuneCommandTests
    {
        private TinyCorpus _corpus = null!;

        [SetUp]
        public void CreateModel()
        {
            _corpus = new TinyCorpus();
            Directory.CreateDirectory(Model);
            TokenizerFiles.Write(Model, []);
            WriteModel(vocabulary: 384);
            File.WriteAllLines(Examples, Enumerable.Range(1, 40).Select(i => $"{{\"tokens\":[0,{200 + i},{130 + i},{140 + i}],\"spans\":[[2,4]]}}"));
            File.WriteAllText(Words, "lamp\nharbour\n");
        }

        [TearDown]
        public void DeleteModel() => _corpus.Dispose();

        private string Model => _corpus.Path("model");

        private string Examples => _corpus.Path("examples.jsonl");

        private string Words => _corpus.Path("words.txt");

        [Test]
        public void Run_WhenResumedFromAnEarlierCheckpoint_WritesTheSameWeights()
        {
            _corpus.AssertSucceeds(Finetune());
            var weights = Path.Combine(_corpus.Checkpoint(6), "model.safetensors");
            var whole = File.ReadAllBytes(weights);
            Assert.That(whole, Is.Not.EqualTo(File.ReadAllBytes(Path.Combine(Model, "model.safetensors"))));
            Directory.Delete(_corpus.Checkpoint(4), recursive: true);
            Directory.Delete(_corpus.Checkpoint(6), recursive: true);

            _corpus.AssertSucceeds(Finetune("--resume"));
            Assert.That(File.ReadAllBytes(weights), Is.EqualTo(whole));
        }

        [Test]
        public void Run_WhenFresh_TakesTheShapeAndNotTheWeights()
        {
            _corpus.AssertSucceeds(Finetune());
            var trained = File.ReadAllBytes(Path.Combine(_corpus.Checkpoint(6), "model.safetensors"));
            Directory.Delete(_corpus.Out, recursive: true);
            WriteModel(vocabulary: 384); // other weights

            _corpus.AssertSucceeds(Finetune("--fresh"));
            var fresh = File.ReadAllBytes(Path.Combine(_corpus.Checkpoint(6), "model.safetensors"));
            Directory.Delete(_corpus.Out, recursive: true);
            WriteModel(vocabulary: 384);

            _corpus.AssertSucceeds(Finetune("--fresh"));
            Assert.That(File.ReadAllBytes(Path.Combine(_corpus.Checkpoint(6), "model.safetensors")), Is.EqualTo(fresh));
            Assert.That(fresh, Has.Length.EqualTo(trained.Length).And.Not.EqualTo(trained));
        }

        [Test]
        public void Run_WithoutACorpus_KeepsWordsAndIntentReaderOfTheModel()
        {
            File.Copy(Words, Path.Combine(Model, ModelDirectory.WordsFile));
            File.WriteAllText(Path.Combine(Model, ModelDirectory.ReaderFile), "UmVhZGVy");

            _corpus.AssertSucceeds(["finetune", .. _corpus.Settings(), "--no-corpus", "--examples", Examples, "--data", "none.txt", "--from", Model, "--out", _corpus.Out]);

            Assert.That(File.ReadAllText(Path.Combine(_corpus.Checkpoint(6), ModelDirectory.WordsFile)), Is.EqualTo(File.ReadAllText(Words)));
            Assert.That(File.ReadAllText(Path.Combine(_corpus.Checkpoint(6), ModelDirectory.ReaderFile)), Is.EqualTo("UmVhZGVy"));
        }

        [Test]
        public void Run_WhenTheModelHasNotesAndALicence_PassesThemOn()
        {
            WriteModel(384, new ModelNotes(["Old plays, public domain."], "MIT"));

            _corpus.AssertSucceeds(Finetune());

            var notes = ModelDirectory.Open(_corpus.Checkpoint(6)).Notes;
            Assert.That(notes.Corpus, Is.EqualTo(new[] { "Old plays, public domain." }));
            Assert.That(notes.Licence, Is.EqualTo("MIT"));
        }

        [Test]
        public void Run_WhenTheModelIsMissing_NamesIt() => _corpus.AssertFails("none: no such folder", Finetune("--from", _corpus.Path("none")));

        [Test]
        public void Run_WhenNoModelIsGiven_AsksForOne()
        {
            var (status, _, error) = CommandRun.Program("finetune", "--out", _corpus.Out);
            Assert.That(status, Is.EqualTo(1));
            Assert.That(error, Does.Contain("--from"));
            Assert.That(Directory.Exists(_corpus.Out), Is.False);
        }

        [Test]
        public void Run_WhenModelAndTokenizerDiffer_GivesBothSizes()
        {
            WriteModel(vocabulary: 400);
            _corpus.AssertFails("has 400 token ids but the tokenizer has 384", Finetune());
        }

        [TestCase("model.safetensors"), TestCase("config.json"), TestCase("vocab.json"), TestCase("merges.txt")]
        public void Run_WhenAFileOfTheModelIsMissing_NamesIt(string file)
        {
            File.Delete(Path.Combine(Model, file));
            _corpus.AssertFails(file, Finetune());
        }

        [Test]
        public void Run_WhenRowsAreLongerThanTheContext_GivesBoth() =>
            _corpus.AssertFails("row-length: 17 is longer than the context of 16", Finetune("--set", "row-length=17"));

        [Test]
        public void Run_WhenThereIsNothingToResume_SaysSo() => _corpus.AssertFails("holds no checkpoint to resume from", Finetune("--resume"));

        [TestCase("--plain-text-share", "1", "--plain-text-share: 1")]
        [TestCase("--plain-text-share", "-0.1", "--plain-text-share: -0.1")]
        [TestCase("--loss", "some", "'some' is neither reply nor all")]
        [TestCase("--words", "none.txt", "--words: none.txt cannot be read")]
        [TestCase("--examples", "none.jsonl", "none.jsonl: no such file")]
        [TestCase("--data", "none.txt", "'none.txt' does not exist")]
        public void Run_WhenAnOptionDoesNotFit_NamesIt(string option, string value, string expected) =>
            _corpus.AssertFails(expected, Replaced(option, value));

        [Test]
        public void Run_WhenALineOfTheExamplesIsDamaged_NamesIt()
        {
            File.AppendAllText(Examples, "{\"tokens\":[0,384],\"spans\":[]}\n");
            _corpus.AssertFails("examples.jsonl(41): a token is outside 0 to 383", Finetune());
        }

        private string[] Replaced(string option, string value)
        {
            var arguments = new List<string>(Finetune());
            var at = arguments.IndexOf(option);
            if (at >= 0)
                arguments.RemoveRange(at, 2);
            return [.. arguments, option, value];
        }

        private string[] Finetune(params string[] more)
        {
            string[] own = ["--words", Words, "--examples", Examples, "--data", _corpus.Text, "--plain-text-share", "0.25", "--out", _corpus.Out];
            var from = more.Contains("--from") ? [] : new[] { "--from", Model };
            return ["finetune", .. _corpus.Settings(), .. own, .. from, .. more];
        }

        private void WriteModel(int vocabulary, ModelNotes? notes = null)
        {
            using var model = new GptModel(new GptConfig { VocabularySize = vocabulary, Context = 16, Width = 32, Layers = 1, Heads = 2, FeedForward = 64 });
            ModelDirectory.Write(Model, model.Config, notes ?? ModelNotes.None, model.Snapshot());
        }
    }
}
