using System.IO;
using System.Linq;
using System.Text;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Commands
{
    public sealed class PretrainCommandTests
    {
        private TinyCorpus _corpus = null!;

        [SetUp]
        public void CreateCorpus() => _corpus = new TinyCorpus();

        [TearDown]
        public void DeleteCorpus() => _corpus.Dispose();

        [Test]
        public void Run_WhenResumedFromAnEarlierCheckpoint_WritesTheSameWeights()
        {
            _corpus.AssertSucceeds(_corpus.Pretrain());
            var weights = Path.Combine(_corpus.Checkpoint(6), "model.safetensors");
            var whole = File.ReadAllBytes(weights);
            Directory.Delete(_corpus.Checkpoint(4), recursive: true);
            Directory.Delete(_corpus.Checkpoint(6), recursive: true);

            var (status, output, error) = CommandRun.Program("pretrain", "--resume", "--out", _corpus.Out);
            Assert.That(status, Is.Zero, error);
            Assert.That(output, Does.Contain("Resuming after step 2"));
            Assert.That(File.ReadAllBytes(weights), Is.EqualTo(whole));
        }

        [Test]
        public void Run_WhenAnotherRunIsInTheFolder_LeavesItAlone()
        {
            _corpus.AssertSucceeds(_corpus.Pretrain("--set", "steps=2"));
            _corpus.AssertFails("continue it with --resume", _corpus.Pretrain());
        }

        [Test]
        public void Run_WhenThereIsNothingToResume_SaysSo() =>
            _corpus.AssertFails("holds no checkpoint to resume from", _corpus.Pretrain("--resume"));

        [Test]
        public void Run_WhenTheCorpusIsMissing_NamesIt() => _corpus.AssertFails(_corpus.Path("none.txt"), _corpus.Pretrain("--data", _corpus.Path("none.txt")));

        [Test]
        public void Run_WhenThereIsNoCorpus_SaysHowToGiveOne() =>
            _corpus.AssertFails("--data", _corpus.Settings("--tokenizer", _corpus.Tokenizer, "--out", _corpus.Out).Prepend("pretrain").ToArray());

        [TestCase("", "holds no text"), TestCase("\n \n", "holds no text"), TestCase("Only one document.", "each side needs one")]
        public void Run_WhenTheCorpusIsTooSmall_SaysSo(string text, string expected)
        {
            File.WriteAllText(_corpus.Text, text);
            _corpus.AssertFails(expected, _corpus.Pretrain());
        }

        [Test]
        public void Run_WhenTheCorpusIsNotUtf8_GivesFileAndOffset()
        {
            File.WriteAllBytes(_corpus.Text, Encoding.Latin1.GetBytes("The café at the harbour.\n"));
            _corpus.AssertFails("lamps.txt' is not UTF-8: invalid byte 0xE9 at offset 7", _corpus.Pretrain());
        }

        [Test]
        public void Run_WhenTheTokenizerIsMissing_SaysHowToMakeOne()
        {
            Directory.Delete(_corpus.Tokenizer, recursive: true);
            _corpus.AssertFails("Make one with the verb 'tokenizer'", _corpus.Pretrain());
        }

        [Test]
        public void Run_WhenNoTokenizerIsGiven_SaysHowToMakeOne() => _corpus.AssertFails("No tokenizer", _corpus.Pretrain("--set", "tokenizer=''"));

        [TestCase("width=33", "width 33 is not divisible by heads 2")]
        [TestCase("heads=0", "heads 0")]
        [TestCase("context=100000", "context 100000 is outside")]
        [TestCase("row-length=17", "row-length: 17 is longer than the context of 16")]
        [TestCase("rows-per-pass=3", "rows-per-pass: 3")]
        [TestCase("precision=fp8", "precision: fp8")]
        [TestCase("learning-rate=-1", "learning-rate: -1")]
        [TestCase("learning-rate=fast", "--set, line")]
        [TestCase("learning-speed=1", "learning-speed")]
        [TestCase("learning-rate", "write it as name=value")]
        [TestCase("validation-share=1", "validation-share: 1")]
        [TestCase("preset=huge", "no preset 'huge'")]
        public void Run_WhenASettingDoesNotFit_NamesIt(string setting, string expected) => _corpus.AssertFails(expected, _corpus.Pretrain("--set", setting));

        [Test]
        public void Run_WhenTheConfigFileHasAnUnknownName_GivesFileAndLine()
        {
            File.WriteAllText(_corpus.Path("own.yaml"), "# a comment\n\nsteps: 5\nlearning-speed: 3\n");
            _corpus.AssertFails("own.yaml, line 4", _corpus.Pretrain("--config", _corpus.Path("own.yaml")));
        }

        [TestCase("steps: [1"), TestCase("just words"), TestCase("steps: 5\nsteps: 6\n"), TestCase("- a\n- b\n")]
        public void Run_WhenTheConfigFileIsNotSettings_NamesIt(string text)
        {
            File.WriteAllText(_corpus.Path("own.yaml"), text);
            _corpus.AssertFails("own.yaml, line", _corpus.Pretrain("--config", _corpus.Path("own.yaml")));
        }

        [Test]
        public void Run_WhenTheConfigFileIsMissing_NamesIt() => _corpus.AssertFails("own.yaml cannot be read", _corpus.Pretrain("--config", _corpus.Path("own.yaml")));

        [Test]
        public void Run_WhenAFileIsWhereTheRunShouldGo_SaysSo()
        {
            File.WriteAllText(_corpus.Out, "");
            _corpus.AssertFails(_corpus.Out + " is a file", _corpus.Pretrain());
        }

        [Test]
        public void Run_WhenResumedWithAnotherTokenizer_GivesBothSizes()
        {
            _corpus.AssertSucceeds(_corpus.Pretrain("--set", "steps=2"));
            var other = _corpus.Path("other");
            Directory.CreateDirectory(other);
            Tokenizer(other);
            var (status, _, error) = CommandRun.Program("pretrain", "--resume", "--out", _corpus.Out, "--tokenizer", other);
            Assert.That(status, Is.EqualTo(1));
            Assert.That(error, Does.Contain("384").And.Contain("385"));
        }

        private static void Tokenizer(string folder) => GptDialogue.Training.Tokenizer.TokenizerFiles.Write(folder, new[] { (128 + 'a', 128 + 'b') });
    }
}
