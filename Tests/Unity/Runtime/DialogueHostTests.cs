using System.IO;
using NUnit.Framework;
using UnityEngine;
using UnityShims;

namespace GptDialogue.Unity.Tests.Runtime
{
    public sealed class DialogueHostTests
    {
        [SetUp]
        public void Enter() => Stage.Enter();

        [TearDown]
        public void Stop() => PlayLoop.Stop();

        [Test]
        public void Enable_WhenBundleIsGood_LoadsInTheBackgroundAndSaysWhenReady()
        {
            var host = Stage.Host(Stage.Bundle);
            var ready = host.WhenReady();
            var raised = 0;
            host.OnReady.AddListener(() => raised++);

            Assert.That(host.State, Is.EqualTo(HostState.Loading));
            Assert.That(host.Engine, Is.Null);
            Stage.Until(() => ready.IsCompleted);

            Assert.That(host.State, Is.EqualTo(HostState.Ready));
            Assert.That(ready.Result, Is.SameAs(host.Engine));
            Assert.That(raised, Is.EqualTo(1));
            Assert.That(host.WhenReady().IsCompletedSuccessfully, Is.True);
        }

        [Test]
        public void Enable_WhenBundleIsDamaged_FailsWithTheReason()
        {
            var bytes = File.ReadAllBytes(Stage.BundlePath);
            bytes[200] ^= 1;
            var host = Stage.Host(Stage.MakeBundle(bytes));
            string? told = null;
            host.OnFailed.AddListener(fault => told = fault);
            var ready = host.WhenReady();

            Stage.Until(() => host.State == HostState.Failed);

            Assert.That(told, Is.EqualTo(host.Fault).And.Contains("SHA-256"));
            Assert.That(ready.Exception!.GetBaseException(), Is.TypeOf<GptDialogueException>());
            Assert.That(Stage.Errors(), Has.One.EqualTo(told));
            Assert.That(LiveEngines.Count, Is.Zero);
        }

        [Test]
        public void Enable_WhenThereIsNoBundle_SaysWhatToAssign()
        {
            var host = Stage.Host(null);

            Assert.That(host.State, Is.EqualTo(HostState.Failed));
            Assert.That(host.Fault, Does.Contain("has no bundle").And.Contains("Assign"));
        }

        [Test]
        public void Enable_WhenThereIsAnotherHost_StepsBackWithAWarning()
        {
            var first = Stage.Host(Stage.Bundle, name: "first");
            var second = Stage.Host(Stage.Bundle, name: "second");

            Assert.That(second.enabled, Is.False);
            Assert.That(second.State, Is.EqualTo(HostState.Off));
            Assert.That(DialogueHost.Current, Is.SameAs(first));
            Assert.That(PlayLoop.Log, Has.One.Matches<(LogType Type, string Text)>(line => line.Type == LogType.Warning && line.Text.Contains("'second'")));
        }

        [Test]
        public void Disable_WhenItRan_RemembersTheDeviceForTheNextStart()
        {
            var folder = Directory.CreateTempSubdirectory("gptdialogue-data-");
            using var _ = ShimPlatform.WithData(folder.FullName);
            try
            {
                var host = Stage.Host(Stage.Bundle);
                Stage.Until(() => host.State == HostState.Ready);
                host.enabled = false;

                var file = Path.Combine(folder.FullName, "gptdialogue.device");
                Assert.That(new FileInfo(file).Length, Is.InRange(1, 4096));
                host.enabled = true;
                Stage.Until(() => host.State == HostState.Ready);
                Assert.That(host.Engine!.Options.Devices.Remembered, Is.EqualTo(File.ReadAllBytes(file)));
                Assert.That(host.Progress, Is.EqualTo(1));
            }
            finally
            {
                folder.Delete(true);
            }
        }

        [Test]
        public void Frames_WhenTheyPass_AreReportedToTheGovernor()
        {
            var host = Stage.Host(Stage.Bundle);
            Stage.Until(() => host.State == HostState.Ready);
            for (var i = 0; i < 200; i++)
                PlayLoop.Frame();
            Assert.That(host.Engine!.Governor.Share, Is.EqualTo(1));

            PlayLoop.Frame(0.2f);

            Assert.That(host.Engine!.Governor.Share, Is.LessThan(1), "a long frame takes from the budget");
        }
    }
}
