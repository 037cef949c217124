using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace GptDialogue.Package.Tests
{
    public sealed class PackageManifestTests
    {
        private JsonElement _manifest;

        [OneTimeSetUp]
        public void ReadManifest()
        {
            using var document = JsonDocument.Parse(File.ReadAllText(Repository.FullPath("package.json")));
            _manifest = document.RootElement.Clone();
        }

        [Test]
        public void Manifest_WhenRead_MeetsUnitysRules()
        {
            Assert.That(Text("name"), Does.Match("^com\\.[a-z0-9.-]+$"));
            Assert.That(Text("version"), Does.Match("^[0-9]+\\.[0-9]+\\.[0-9]+$"));
            Assert.That(Text("unity"), Is.EqualTo("2022.3"));
            Assert.That(Text("unityRelease"), Does.Match("^[0-9]+f[0-9]+$"));
            Assert.That(Text("displayName"), Is.Not.Empty);
            Assert.That(Text("description").Length, Is.InRange(50, 200));
        }

        [Test]
        public void Manifest_WhenVersionIsCompared_EqualsThatOfTheSolution()
        {
            var props = File.ReadAllText(Repository.FullPath("Directory.Build.props"));
            Assert.That(Regex.Match(props, "<Version>(.*)</Version>").Groups[1].Value, Is.EqualTo(Text("version")));
        }

        [Test]
        public void Samples_WhenListed_ExistUnderTheirUnpackedName()
        {
            foreach (var sample in _manifest.GetProperty("samples").EnumerateArray())
            {
                var path = sample.GetProperty("path").GetString()!;
                Assert.That(path, Does.StartWith("Samples~/"));
                Assert.That(Directory.Exists(Repository.FullPath(path.Replace("Samples~", "Samples"))), path);
                Assert.That(sample.GetProperty("displayName").GetString(), Is.Not.Empty);
            }
        }

        [TestCase("README.md")]
        [TestCase("LICENSE.md")]
        [TestCase("CHANGELOG.md")]
        [TestCase("Third Party Notices.md")]
        public void RootFiles_WhenUnityExpectsThem_Exist(string name) => Assert.That(Repository.Files, Has.Member(name));

        [Test]
        public void Root_WhenListed_HoldsTheFiveFoldersOnly() =>
            Assert.That(Repository.Folders.Where(path => !path.Contains('/')),
                Is.EquivalentTo(new[] { "Runtime", "Editor", "Training", "Tests", "Samples" }));

        private string Text(string key) => _manifest.GetProperty(key).GetString()!;
    }
}
