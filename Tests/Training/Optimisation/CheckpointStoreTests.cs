using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Optimisation;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Optimisation
{
    public sealed class CheckpointStoreTests
    {
        private static readonly GptConfig Shape = new() { VocabularySize = 40, Context = 16, Width = 32, Layers = 1, Heads = 2, FeedForward = 64 };

        private TemporaryFolder _folder = null!;
        private GptModel _model = null!;
        private AdamW _optimiser = null!;

        [SetUp]
        public void CreateModel()
        {
            _folder = new TemporaryFolder();
            _model = new GptModel(Shape);
            _optimiser = new AdamW(_model.Weights);
        }

        [TearDown]
        public void DeleteFolder()
        {
            _optimiser.Dispose();
            _model.Dispose();
            _folder.Dispose();
        }

        [Test]
        public void Save_WhenThereAreMoreThanToKeep_RemovesTheOldest()
        {
            var store = new CheckpointStore(_folder.Path) { Keep = 2 };
            store.SaveBest(_model, State(1));
            foreach (var step in new[] { 1, 2, 9, 10 })
                store.Save(_model, _optimiser, State(step));
            Assert.That(Names(), Is.EqualTo(new[] { "best", "step-00000009", "step-00000010" }));
            Assert.That(store.Latest(), Is.EqualTo(Checkpoint(10)));
        }

        [Test]
        public void Save_WhenAnotherProcessDiedWhileSaving_IgnoresAndRemovesTheRest()
        {
            var store = new CheckpointStore(_folder.Path);
            store.Save(_model, _optimiser, State(1));
            Directory.CreateDirectory(Path.Combine(Checkpoint(2) + ".partial", "training"));
            File.WriteAllText(Path.Combine(Checkpoint(2) + ".partial", "model.safetensors"), "half");

            var next = new CheckpointStore(_folder.Path);
            Assert.That(next.Latest(), Is.EqualTo(Checkpoint(1)));
            next.Save(_model, _optimiser, State(3));
            Assert.That(Names(), Is.EqualTo(new[] { "step-00000001", "step-00000003" }));
        }

        [Test]
        public void Save_WhenAnotherProcessDiedWhileReplacingTheBest_PutsItBack()
        {
            new CheckpointStore(_folder.Path).SaveBest(_model, State(1));
            Directory.Move(_folder.File("best"), _folder.File("best.previous"));
            new CheckpointStore(_folder.Path).Save(_model, _optimiser, State(2));
            Assert.That(Names(), Is.EqualTo(new[] { "best", "step-00000002" }));
            Assert.That(ModelDirectory.Open(_folder.File("best")).Config, Is.EqualTo(Shape));
        }

        [Test]
        public void Save_WhenSomethingIsInTheWay_LeavesTheEarlierCheckpoint()
        {
            var store = new CheckpointStore(_folder.Path);
            store.Save(_model, _optimiser, State(1));
            File.WriteAllText(Checkpoint(2) + ".partial", "a file where the folder would be written");
            Assert.That(() => store.Save(_model, _optimiser, State(2)),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(Checkpoint(2)).And.Message.Contains(Checkpoint(1)));
            Assert.That(Names(), Is.EqualTo(new[] { "step-00000001" }));
            Assert.That(CheckpointStore.Restore(Checkpoint(1), _optimiser).Step, Is.EqualTo(1));
        }

        [Test]
        public void Create_WhenAFileIsWhereTheFolderShouldBe_SaysSo()
        {
            File.WriteAllText(_folder.File("out"), "");
            Assert.That(() => new CheckpointStore(_folder.File("out")),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains(_folder.File("out") + " is a file"));
        }

        [Test]
        public void Save_WhenTheDiskIsFull_LeavesTheEarlierCheckpointsAndNothingElse()
        {
            var disk = _folder.File("disk");
            Directory.CreateDirectory(disk);
            if (!OperatingSystem.IsLinux() || Execute("mount", "-t", "tmpfs", "-o", "size=400k", "tmpfs", disk) != 0)
                Assert.Ignore("A disk of 400 kB needs the right to mount one.");
            try
            {
                var store = new CheckpointStore(disk) { Keep = 100 };
                var step = 0;
                var fault = Assert.Throws<GptDialogueException>(() =>
                {
                    while (step < 20)
                        store.Save(_model, _optimiser, State(++step));
                });
                Assert.That(fault!.Message, Does.Contain($"step-{step:D8} was not saved").And.Contain($"step-{step - 1:D8}."));
                Assert.That(step, Is.InRange(2, 20));
                Assert.That(Directory.GetDirectories(disk), Has.Length.EqualTo(step - 1));
                Assert.That(Directory.GetFiles(disk, "*", SearchOption.AllDirectories), Has.Length.EqualTo(4 * (step - 1)));
                using var weights = ModelDirectory.Open(store.Latest()!).OpenWeights();
                Assert.That(CheckpointStore.Restore(store.Latest()!, _optimiser).Step, Is.EqualTo(step - 1));
            }
            finally
            {
                Execute("umount", disk);
            }
        }

        private static readonly object[] Damages =
        [
            new object[] { "training/state.json", "" },
            new object[] { "training/state.json", "{\"Version\": 1, \"Step\": 1" },
            new object[] { "training/state.json", "null" },
            new object[] { "training/state.json", "{}" },
            new object[] { "training/state.json", "{\"Step\": 1, \"Data\": null}" },
            new object[] { "training/state.json", "{\"Step\": \"one\", \"Data\": [1]}" },
            new object[] { "training/optimiser.safetensors", "" },
            new object[] { "training/optimiser.safetensors", "not tensors at all" },
            new object[] { "model.safetensors", "" },
            new object[] { "model.safetensors", "\u0010\0\0\0\0\0\0\0[\"a list instead\"" },
            new object[] { "config.json", "" },
            new object[] { "config.json", "{\"vocab_size\": 40}" },
        ];

        [TestCaseSource(nameof(Damages))]
        public void Restore_WhenAFileIsGarbled_NamesIt(string file, string content)
        {
            Save();
            File.WriteAllText(Path.Combine(Checkpoint(1), file), content);
            AssertFails(Path.GetFileName(file));
        }

        [TestCase("training/state.json"), TestCase("training/optimiser.safetensors"), TestCase("model.safetensors"), TestCase("config.json")]
        public void Restore_WhenAFileIsCutShort_NamesIt(string file)
        {
            Save();
            var path = Path.Combine(Checkpoint(1), file);
            using (var stream = File.OpenWrite(path))
                stream.SetLength(stream.Length - 20);
            AssertFails(Path.GetFileName(file));
        }

        [TestCase("training/state.json"), TestCase("training/optimiser.safetensors"), TestCase("model.safetensors"), TestCase("config.json")]
        public void Restore_WhenAFileIsMissing_NamesIt(string file)
        {
            Save();
            File.Delete(Path.Combine(Checkpoint(1), file));
            AssertFails(Path.GetFileName(file));
        }

        [TestCase("training/state.json", "\"Version\": 1", "\"Version\": 2"), TestCase("config.json", "\"version\": 1", "\"version\": 2")]
        public void Restore_WhenWrittenByANewerVersion_GivesBothVersions(string file, string now, string later)
        {
            Save();
            var path = Path.Combine(Checkpoint(1), file);
            Assert.That(File.ReadAllText(path), Does.Contain(now));
            File.WriteAllText(path, File.ReadAllText(path).Replace(now, later, StringComparison.Ordinal));
            AssertFails("version 2; this program reads up to 1");
        }

        [Test]
        public void Restore_WhenTheOptimiserIsOfAnotherModel_SaysSo()
        {
            Save();
            using var other = new GptModel(Shape with { FeedForward = 32 });
            using var optimiser = new AdamW(other.Weights);
            Assert.That(() => CheckpointStore.Restore(Checkpoint(1), optimiser),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("belongs to another model"));
        }

        [Test]
        public void Restore_WhenTheStepCountIsTooShort_SaysSo()
        {
            Save();
            SafetensorsWriter.Write(Path.Combine(Checkpoint(1), "training/optimiser.safetensors"),
                _optimiser.Snapshot().SkipLast(1).Append(new TensorSource("steps", "U8", [1], () => new byte[1])).ToArray());
            AssertFails("'steps' has 1 bytes");
        }

        private void Save() => new CheckpointStore(_folder.Path).Save(_model, _optimiser, State(1));

        private void AssertFails(string expected) => Assert.That(() =>
        {
            using var model = new GptModel(ModelDirectory.Open(Checkpoint(1)));
            CheckpointStore.Restore(Checkpoint(1), _optimiser);
        }, Throws.TypeOf<GptDialogueException>().With.Message.Contains(expected));

        private static TrainerState State(long step) => new() { Step = step, Data = [step] };

        private string Checkpoint(int step) => _folder.File($"step-{step:D8}");

        private IEnumerable<string?> Names() => Directory.GetDirectories(_folder.Path).Select(Path.GetFileName).Order(StringComparer.Ordinal);

        private static int Execute(string program, params string[] arguments)
        {
            using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
            process.StandardError.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode;
        }
    }
}
