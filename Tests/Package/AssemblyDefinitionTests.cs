using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using NUnit.Framework;

namespace GptDialogue.Package.Tests
{
    public sealed class AssemblyDefinitionTests
    {
        private static readonly string[] Paths = Repository.Files.Where(path => path.EndsWith(".asmdef", StringComparison.Ordinal)).ToArray();

        [Test]
        public void Definitions_WhenScriptsAreVisible_CoverThem()
        {
            var folders = Paths.Select(Folder).ToHashSet();
            var scripts = Repository.Files.Where(path => path.EndsWith(".cs", StringComparison.Ordinal));
            Assert.That(scripts.Where(script => !Ancestors(script).Any(folders.Contains)), Is.Empty);
        }

        [Test]
        public void Definitions_WhenNamed_AreUniqueAndNamedAsTheirFile()
        {
            var names = Paths.Select(path => Read(path).GetProperty("name").GetString()).ToArray();
            Assert.That(names, Is.Unique);
            Assert.That(names, Is.EqualTo(Paths.Select(Path.GetFileNameWithoutExtension)));
        }

        [Test]
        public void Definitions_WhenProjectIsNewerThanUnity_AreNeverCompiledThere()
        {
            foreach (var path in Paths.Where(path => Directory.GetFiles(Repository.FullPath(Folder(path)), "*.csproj").Any(IsNet10)))
                Assert.That(Read(path).GetProperty("defineConstraints").EnumerateArray().Select(c => c.GetString()),
                    Has.Member("GPTDIALOGUE_NEVER_IN_UNITY"), path);
        }

        [TestCase("Runtime/GptDialogue.Runtime.asmdef", false)]
        [TestCase("Editor/Authoring/GptDialogue.Authoring.asmdef", true)]
        public void Definitions_WhenCoreIsEngineFree_SaySo(string path, bool editorOnly)
        {
            var definition = Read(path);
            Assert.That(definition.GetProperty("noEngineReferences").GetBoolean(), Is.True);
            var platforms = definition.GetProperty("includePlatforms").EnumerateArray().Select(p => p.GetString()).ToArray();
            Assert.That(platforms, Is.EqualTo(editorOnly ? new[] { "Editor" } : Array.Empty<string>()));
        }

        private static bool IsNet10(string project) =>
            File.ReadAllText(project).Contains("<TargetFramework>net10.0", StringComparison.Ordinal);

        private static JsonElement Read(string path)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Repository.FullPath(path)));
            return document.RootElement.Clone();
        }

        private static string Folder(string path) => path[..path.LastIndexOf('/')];

        private static string[] Ancestors(string path)
        {
            var parts = path.Split('/');
            return Enumerable.Range(1, parts.Length - 1).Select(count => string.Join('/', parts.Take(count))).ToArray();
        }
    }
}
