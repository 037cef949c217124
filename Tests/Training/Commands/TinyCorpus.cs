using System;
using System.IO;
using System.Linq;
using GptDialogue.Training.Tokenizer;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Commands
{
    /// <summary>A folder with a text, a tokenizer of single bytes, and arguments that make a run of seconds.</summary>
    internal sealed class TinyCorpus : IDisposable
    {
        private readonly TemporaryFolder _folder = new();

        public TinyCorpus()
        {
            var documents = Enumerable.Range(0, 200).Select(i => $"The keeper number{i} lights lamp{i} and lamp{i + 1} at the harbour.");
            File.WriteAllText(Text, string.Join("\n<|endoftext|>\n", documents));
            Directory.CreateDirectory(Tokenizer);
            TokenizerFiles.Write(Tokenizer, Array.Empty<(int, int)>());
        }

        public string Text => Path("lamps.txt");

        public string Tokenizer => Path("tokenizer");

        public string Out => Path("out");

        public string Path(string name) => _folder.File(name);

        public string Checkpoint(int step) => System.IO.Path.Combine(Out, $"step-{step:D8}");

        public string[] Settings(params string[] more) => new[]
        {
            "--preset", "nano", "--threads", "1", "--device", "cpu", "--steps", "6", "--set", "context=16", "--set", "width=32", "--set", "layers=1",
            "--set", "heads=2", "--set", "rows-per-step=2", "--set", "rows-per-pass=2", "--set", "precision=fp32", "--set", "checkpoint-every=2",
            "--set", "evaluate-every=3", "--set", "evaluation-rows=2", "--set", "keep=9", "--set", "dropout=0.1",
        }.Concat(more).ToArray();

        public string[] Pretrain(params string[] more) =>
            Settings(new[] { "--data", Text, "--tokenizer", Tokenizer, "--out", Out }.Concat(more).ToArray()).Prepend("pretrain").ToArray();

        /// <summary>Runs the command line, which has to fail with one line and leave nothing behind.</summary>
        public void AssertFails(string expected, params string[] arguments)
        {
            var before = Files();
            var (status, _, error) = CommandRun.Program(arguments);
            Assert.That(status, Is.EqualTo(1), error);
            Assert.That(error, Does.Contain(expected));
            Assert.That(error.TrimEnd('\r', '\n'), Does.Not.Contain("\n").And.Not.Contain("   at "));
            Assert.That(Files(), Is.EqualTo(before), "something was left behind");
        }

        public void AssertSucceeds(params string[] arguments)
        {
            var (status, _, error) = CommandRun.Program(arguments);
            Assert.That((status, error), Is.EqualTo((0, "")));
        }

        public void Dispose() => _folder.Dispose();

        private string[] Files() => Directory.GetFileSystemEntries(_folder.Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
    }
}
