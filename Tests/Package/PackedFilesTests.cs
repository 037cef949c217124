using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;

namespace GptDialogue.Package.Tests
{
    /// <summary>What a studio gets: the files that .ci/pack stages.</summary>
    [Platform(Exclude = "Win", Reason = "The pack script is a shell script.")]
    public sealed class PackedFilesTests
    {
        private DirectoryInfo _folder = null!;
        private string[] _files = null!;

        [OneTimeSetUp]
        public void Pack()
        {
            _folder = Directory.CreateTempSubdirectory("gptdialogue-packed-");
            using var pack = Process.Start(new ProcessStartInfo(Repository.FullPath(".ci/pack")) { ArgumentList = { _folder.FullName }, RedirectStandardOutput = true })!;
            _files = pack.StandardOutput.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
            pack.WaitForExit();
            Assert.That(pack.ExitCode, Is.Zero);
        }

        [OneTimeTearDown]
        public void Tidy() => _folder.Delete(true);

        [Test]
        public void List_WhenComparedWithTheFolder_IsComplete()
        {
            var there = Directory.GetFiles(_folder.FullName, "*", SearchOption.AllDirectories)
                .Select(path => Path.GetRelativePath(_folder.FullName, path).Replace('\\', '/'));
            Assert.That(there, Is.EquivalentTo(_files));
        }

        [Test]
        public void Root_WhenPacked_HoldsThePackageAndNothingElse()
        {
            Assert.That(_files.Where(path => path.Contains('/')).Select(path => path.Split('/')[0]).Distinct(),
                Is.EquivalentTo(new[] { "Runtime", "Editor", "Samples~", "Documentation~" }));
            string[] root = ["package.json", "README.md", "CHANGELOG.md", "LICENSE.md", "Third Party Notices.md"];
            Assert.That(_files.Where(path => !path.Contains('/')),
                Is.EquivalentTo(root.SelectMany(name => new[] { name, name + ".meta" }).Concat(["Runtime.meta", "Editor.meta"])));
        }

        [Test]
        public void Assemblies_WhenPacked_AreThoseForUnity()
        {
            var names = _files.Where(path => path.EndsWith(".asmdef", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);
            Assert.That(names, Is.EquivalentTo(new[]
            {
                "GptDialogue.Runtime", "GptDialogue.Unity", "GptDialogue.Authoring", "GptDialogue.Unity.Editor",
                "GptDialogue.Samples.Tavern.Game", "GptDialogue.Samples.Tavern.Unity", "GptDialogue.Samples.Tavern.Unity.Editor",
            }));
        }

        [Test]
        public void Scripts_WhenPacked_AllBelongToAnAssembly()
        {
            var homes = _files.Where(path => path.EndsWith(".asmdef", StringComparison.Ordinal)).Select(Folder).ToHashSet();
            Assert.That(_files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal) && !Ancestors(path).Any(homes.Contains)), Is.Empty);
        }

        [Test]
        public void Metas_WhenPacked_BelongToFilesAndFoldersThatAreThereToo()
        {
            var metas = _files.Where(path => path.EndsWith(".meta", StringComparison.Ordinal)).ToHashSet();
            var assets = _files.Where(path => !metas.Contains(path) && !path.StartsWith("Documentation~", StringComparison.Ordinal)).ToHashSet();
            var folders = assets.SelectMany(Ancestors).Where(folder => !folder.EndsWith('~') && folder != "Samples~").ToHashSet();
            Assert.That(metas, Is.EquivalentTo(assets.Concat(folders).Select(path => path + ".meta")));
        }

        [Test]
        public void Files_WhenPacked_AreNothingThatOnlyNetUses()
        {
            string[] unwanted = [".csproj", ".sln", ".props", ".targets", ".slnx", ".pdb", ".dll"];
            Assert.That(_files.Where(path => unwanted.Contains(Path.GetExtension(path))), Is.Empty);
            Assert.That(_files.Where(path => path.EndsWith(".asmdef", StringComparison.Ordinal))
                .Where(path => File.ReadAllText(Path.Combine(_folder.FullName, path)).Contains("GPTDIALOGUE_NEVER_IN_UNITY")), Is.Empty);
        }

        [Test]
        public void Sample_WhenPacked_IsPlayableWithoutADownload()
        {
            using var manifest = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder.FullName, "package.json")));
            foreach (var sample in manifest.RootElement.GetProperty("samples").EnumerateArray())
            {
                var path = sample.GetProperty("path").GetString()!;
                var files = _files.Where(file => file.StartsWith(path + "/", StringComparison.Ordinal)).ToArray();
                Assert.That(files, Has.Some.EndsWith(".gptbundle").And.Some.EndsWith(".world.yaml").And.Some.EndsWith(".npc.yaml"));
            }
        }

        [Test]
        public void Package_WhenWeighed_IsSmall() =>
            Assert.That(_files.Sum(path => new FileInfo(Path.Combine(_folder.FullName, path)).Length), Is.LessThan(16 << 20));

        private static string Folder(string path) => path[..path.LastIndexOf('/')];

        private static IEnumerable<string> Ancestors(string path)
        {
            for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
                yield return path[..end];
        }
    }
}
