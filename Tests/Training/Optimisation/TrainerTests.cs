using System;
using System.IO;
using System.Linq;
using System.Threading;
using GptDialogue.Training.Data;
using GptDialogue.Training.Model;
using NUnit.Framework;
using TorchSharp;

namespace GptDialogue.Training.Tests.Optimisation
{
    public sealed class TrainerTests
    {
        private TemporaryFolder _folder = null!;

        [SetUp]
        public void CreateFolder() => _folder = new TemporaryFolder();

        [TearDown]
        public void DeleteFolder() => _folder.Dispose();

        private static readonly object[] Streams =
        [
            new TestCaseData((Func<IBatchSource>)TinyRun.PlainText).SetArgDisplayNames("plain text"),
            new TestCaseData((Func<IBatchSource>)TinyRun.Examples).SetArgDisplayNames("examples"),
        ];

        [TestCaseSource(nameof(Streams))]
        public void Run_WhenStoppedAndResumed_RepeatsTheUninterruptedRunExactly(Func<IBatchSource> data)
        {
            var whole = new TinyRun { Data = data };
            whole.Run(_folder.File("whole"));

            using var stop = new CancellationTokenSource();
            var first = new TinyRun { Data = data, OnStep = (step, _) => StopAfter(step.State.Step, 4, stop) };
            var stopped = first.Run(_folder.File("parts"), stop: stop.Token);
            var second = new TinyRun { Data = data };
            second.Run(_folder.File("parts"), Checkpoint("parts", stopped.Step));

            Assert.That(stopped.Step, Is.LessThan(whole.Settings.Steps));
            Assert.That(first.Losses.Concat(second.Losses), Is.EqualTo(whole.Losses));
            Assert.That(whole.Losses.Distinct().Count(), Is.EqualTo(whole.Settings.Steps));
            foreach (var file in new[] { "model.safetensors", "training/optimiser.safetensors" })
                Assert.That(Bytes("parts", 10, file), Is.EqualTo(Bytes("whole", 10, file)), file);
        }

        [Test]
        public void Run_WhenNothingInAPassCounts_LearnsFromTheOthers()
        {
            var settings = TinyRun.Small();
            (settings.RowsPerPass, settings.Steps) = (1, 3);
            var run = new TinyRun { Settings = settings, Data = () => new EveryOtherRow(TinyRun.PlainText()) };
            run.Run(_folder.File("run"));
            Assert.That(run.Losses, Has.Count.EqualTo(3).And.All.InRange(1.0, 10.0));
        }

        [Test]
        public void Run_WhenStoppedBeforeItBegins_DoesNothing()
        {
            var run = new TinyRun();
            var state = run.Run(_folder.File("run"), stop: new CancellationToken(canceled: true));
            Assert.That(state.Step, Is.Zero);
            Assert.That(Directory.Exists(_folder.File("run")), Is.False);
        }

        // Stopping comes from another thread; here it comes as late as it can, after the step is reported.
        [TestCase(1), TestCase(2), TestCase(3)]
        public void Run_WhenStopped_LeavesACheckpointOfItsLastStep(int step)
        {
            using var stop = new CancellationTokenSource();
            var run = new TinyRun { OnStep = (report, _) => StopAfter(report.State.Step, step, stop) };
            var state = run.Run(_folder.File("run"), stop: stop.Token);
            Assert.That(state.Step, Is.InRange(step, step + 1));
            Assert.That(Directory.Exists(Checkpoint("run", state.Step)), Is.True);
            Assert.That(state.ValidationLoss, Is.Not.Null);
        }

        [Test]
        public void Run_WhenAWeightIsNotANumber_NamesStepAndLastGoodCheckpoint()
        {
            var run = new TinyRun { OnStep = (step, model) => Ruin(model, GptTensors.TokenEmbedding, when: step.State.Step == 4) };
            Assert.That(() => run.Run(_folder.File("run")), Throws.TypeOf<GptDialogueException>()
                .With.Message.StartsWith("Step 5: the loss is NaN").And.Message.Contains(Checkpoint("run", 3)));
            Assert.That(run.Losses, Has.Count.EqualTo(4).And.All.InRange(0.0, 100.0));
        }

        [Test]
        public void Run_WhenThereIsNoCheckpointYet_SaysSo()
        {
            var run = new TinyRun { OnStep = (_, model) => Ruin(model, GptTensors.TokenEmbedding, when: true) };
            Assert.That(() => run.Run(_folder.File("run")),
                Throws.TypeOf<GptDialogueException>().With.Message.StartsWith("Step 2:").And.Message.Contains("no checkpoint yet"));
        }

        [Test]
        public void Run_WhenTheLearningRateIsAbsurd_SavesNoRuinedModel()
        {
            var settings = TinyRun.Small();
            (settings.LearningRate, settings.WarmUp, settings.CheckpointEvery, settings.EvaluateEvery) = (1e30, 0, 1, 100);
            var run = new TinyRun { Settings = settings };
            Assert.That(() => run.Run(_folder.File("run")),
                Throws.TypeOf<GptDialogueException>().With.Message.StartsWith("Step 1: the held-out loss is NaN").And.Message.Contains("1E+30"));
            Assert.That(Directory.Exists(_folder.File("run")), Is.False);
        }

        private static void StopAfter(long step, int last, CancellationTokenSource stop)
        {
            if (step == last)
                stop.Cancel();
        }

        private static void Ruin(GptModel model, string name, bool when)
        {
            using var noGradient = torch.no_grad();
            if (when)
                model.Weights[name].fill_(float.NaN);
        }

        private sealed class EveryOtherRow(IBatchSource inner) : IBatchSource
        {
            public long[] State { get => inner.State; set => inner.State = value; }

            public void Fill(TokenRows rows)
            {
                inner.Fill(rows);
                for (var row = 0; row < rows.Rows; row += 2)
                    rows.Marks(row).Clear();
            }
        }

        private string Checkpoint(string run, long step) => Path.Combine(_folder.File(run), $"step-{step:D8}");

        private byte[] Bytes(string run, long step, string file) => File.ReadAllBytes(Path.Combine(Checkpoint(run, step), file));
    }
}
