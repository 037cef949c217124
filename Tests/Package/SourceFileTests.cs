using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace GptDialogue.Package.Tests
{
    public sealed class SourceFileTests
    {
        private static readonly string[] TextExtensions = { ".cs", ".csproj", ".asmdef", ".json", ".md", ".meta", ".yaml", ".txt", ".props", ".rsp", ".proto" };

        [Test]
        public void Paths_WhenWindowsHasToHoldThem_AreShort() => Assert.That(Repository.Files.Where(path => path.Length > 140), Is.Empty);

        [Test]
        public void Paths_WhenCaseIsIgnored_DoNotCollide() =>
            Assert.That(Repository.Files.GroupBy(path => path.ToUpperInvariant()).Where(group => group.Count() > 1).Select(group => group.Key), Is.Empty);

        [Test]
        public void TextFiles_WhenRead_HaveUnixLineEnds() =>
            Assert.That(Repository.Files.Where(path => TextExtensions.Contains(Path.GetExtension(path))).Where(path => Read(path).Contains('\r')), Is.Empty);

        [TestCase("Runtime/")]
        [TestCase("Editor/")]
        [TestCase("Samples/")]
        public void Scripts_WhenOutsideUnityFolders_DoNotNameTheEngine(string folder)
        {
            var engineFree = Repository.Files.Where(path => path.StartsWith(folder, StringComparison.Ordinal)
                && path.EndsWith(".cs", StringComparison.Ordinal) && !path.Split('/').Contains("Unity"));
            Assert.That(engineFree.Where(path => Regex.IsMatch(Read(path), @"\bUnity(Engine|Editor)\b")), Is.Empty);
        }

        [Test]
        public void Scripts_WhenUnityCompilesThem_KeepToItsLanguage()
        {
            // What the C# 9 compiler of the .NET build would accept or name differently, but Unity 2022 does not have.
            var scripts = Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal)
                && (path.StartsWith("Runtime/", StringComparison.Ordinal) || path.StartsWith("Editor/Authoring/", StringComparison.Ordinal)));
            const string later = @"^\s*global using|^namespace [\w.]+;|\{ get; init; \}|record struct";
            Assert.That(scripts.Where(path => Regex.IsMatch(Read(path), later, RegexOptions.Multiline)), Is.Empty);
        }

        private static string Read(string path) => File.ReadAllText(Repository.FullPath(path));
    }
}
