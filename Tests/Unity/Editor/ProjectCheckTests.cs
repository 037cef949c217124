using System.IO;
using GptDialogue.Unity.Editor;
using NUnit.Framework;
using UnityEditor;
using UnityShims;

namespace GptDialogue.Unity.Tests.Editor
{
    public sealed class ProjectCheckTests
    {
        private TemporaryProject _project = null!;

        [SetUp]
        public void Begin() => _project = new TemporaryProject();

        [TearDown]
        public void End() => _project.Dispose();

        [Test]
        public void Run_WhenProjectHasNoAuthoredFiles_FindsNothing()
        {
            var check = ProjectCheck.Run();

            Assert.That((check.Files, check.Errors), Is.EqualTo((0, 0)));
            Assert.That(BuildCheck.Verdict(check, warningsStopBuild: true), Is.Null);
        }

        [Test]
        public void Run_WhenWorldIsGood_LetsTheBuildGoOn()
        {
            TemporaryProject.AddHollowmere();

            var check = ProjectCheck.Run();

            Assert.That(check.Files, Is.GreaterThan(6));
            Assert.That(BuildCheck.Verdict(check, warningsStopBuild: false), Is.Null);
        }

        [Test]
        public void Run_WhenCharacterIsBroken_StopsTheBuildWithItsLine()
        {
            TemporaryProject.AddHollowmere();
            TemporaryProject.Edit("Assets/Hollowmere/mara.npc.yaml", "knows: [", "knows: [no_such_fact, ");

            var check = ProjectCheck.Run();

            Assert.That(check.Errors, Is.EqualTo(1));
            Assert.That(BuildCheck.Verdict(check, warningsStopBuild: false), Does.Contain("1 error").And.Contains("mara.npc.yaml:").And.Contains("no_such_fact"));
        }

        [Test]
        public void Run_WhenBundleAssetIsDamaged_StopsTheBuild()
        {
            var bytes = File.ReadAllBytes(Stage.BundlePath);
            bytes[100] ^= 1;
            ShimAssets.ByPath["Assets/bad.gptbundle"] = Stage.MakeBundle(bytes);
            ShimAssets.ByPath["Assets/good.gptbundle"] = Stage.Bundle;

            var check = ProjectCheck.Run();

            Assert.That(check.Faults, Has.One.StartsWith("Assets/bad.gptbundle:"));
            Assert.That(BuildCheck.Verdict(check, warningsStopBuild: false), Does.Contain("bad.gptbundle"));
        }

        [Test]
        public void Report_WhenThereAreProblems_LogsEachWithALink()
        {
            TemporaryProject.AddHollowmere();
            TemporaryProject.Edit("Assets/Hollowmere/mara.npc.yaml", "knows: [", "knows: [no_such_fact, ");
            Stage.Enter();
            try
            {
                ValidateMenu.Report(ProjectCheck.Run());

                Assert.That(Stage.Errors(), Has.One.Contains("<a href=\"Assets/Hollowmere/mara.npc.yaml\" line="));
            }
            finally
            {
                PlayLoop.Stop();
            }
        }

        [Test]
        public void Templates_WhenCreatedByTheMenu_AreFreeOfProblems()
        {
            TemporaryProject.Write("Assets/village/my_village.world.yaml", CreateFileMenu.World);
            TemporaryProject.Write("Assets/village/anna.npc.yaml", CreateFileMenu.Character);

            Assert.That(ProjectCheck.Run().Problems, Is.Empty);
        }
    }
}
