using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using NUnit.Framework;

namespace GptDialogue.Unity.Tests.Compilation
{
    public sealed class PackageCompilationTests
    {
        private static readonly string[] Player = ["GptDialogue.Runtime", "GptDialogue.Unity", "GptDialogue.Samples.Tavern.Game", "GptDialogue.Samples.Tavern.Unity"];
        private static readonly string[] Editor = [.. Player, "GptDialogue.Authoring", "GptDialogue.Unity.Editor", "GptDialogue.Samples.Tavern.Unity.Editor"];

        private static IReadOnlyList<UnityProfile> Profiles => UnityProfile.All;

        [TestCaseSource(nameof(Profiles))]
        public void Repository_WhenCompiledAsTheEngineDoes_HasNoWarning(UnityProfile profile)
        {
            var compiled = PackageCompiler.Compile(Stage.Root, profile);

            Assert.That(compiled.Complaints, Is.Empty);
            Assert.That(compiled.Names, Is.EquivalentTo(profile.IsEditor ? Editor : Player));
        }

        [Test]
        [Platform(Exclude = "Win", Reason = "The pack script is a shell script.")]
        public void Tarball_WhenUnpacked_CompilesByItself()
        {
            var folder = Directory.CreateTempSubdirectory("gptdialogue-pack-");
            try
            {
                using var pack = Process.Start(new ProcessStartInfo(Path.Combine(Stage.Root, ".ci", "pack")) { ArgumentList = { folder.FullName }, RedirectStandardOutput = true })!;
                pack.StandardOutput.ReadToEnd();
                pack.WaitForExit();
                Assert.That(pack.ExitCode, Is.Zero);

                var compiled = PackageCompiler.Compile(folder.FullName, Profiles.First(profile => profile.IsEditor));
                Assert.That(compiled.Complaints, Is.Empty);
                Assert.That(compiled.Names, Is.EquivalentTo(Editor));
            }
            finally
            {
                folder.Delete(true);
            }
        }
    }
}
