using System.IO;
using GptDialogue.Unity.Editor;
using NUnit.Framework;
using UnityEditor;
using UnityEngine;

namespace GptDialogue.Unity.Tests.Editor
{
    public sealed class ImporterTests
    {
        private TemporaryProject _project = null!;

        [SetUp]
        public void Begin() => _project = new TemporaryProject();

        [TearDown]
        public void End() => _project.Dispose();

        [Test]
        public void Bundle_WhenGood_BecomesAnAssetThatHoldsIt()
        {
            File.Copy(Stage.BundlePath, "Assets/nano.gptbundle");

            var import = TemporaryProject.Import<BundleImporter>("Assets/nano.gptbundle");

            Assert.That(import.Errors, Is.Empty);
            Assert.That(((DialogueBundle)import.mainObject).Bytes, Is.EqualTo(File.ReadAllBytes(Stage.BundlePath)));
        }

        [TestCase(100)]
        [TestCase(-100)]
        public void Bundle_WhenDamagedAnywhere_IsAnErrorAndAnEmptyAsset(int where)
        {
            var bytes = File.ReadAllBytes(Stage.BundlePath);
            bytes[where < 0 ? bytes.Length + where : where] ^= 1;
            File.WriteAllBytes("Assets/bad.gptbundle", bytes);

            var import = TemporaryProject.Import<BundleImporter>("Assets/bad.gptbundle");

            Assert.That(import.Errors, Has.One.Contains("SHA-256"));
            Assert.That(((DialogueBundle)import.mainObject).IsInMemory, Is.False);
        }

        [Test]
        public void World_WhenGood_IsCompiledAndDependsOnItsCharacters()
        {
            var import = TemporaryProject.Import<WorldYamlImporter>(TemporaryProject.AddHollowmere());

            Assert.That(import.Errors, Is.Empty);
            Assert.That(((DialogueWorld)import.mainObject).Pack.FindCharacter("mara"), Is.Not.Null);
            Assert.That(import.Dependencies, Has.Member("Assets/Hollowmere/mara.npc.yaml").And.Count.EqualTo(6));
        }

        [Test]
        public void World_WhenItHasAnError_ShowsFileAndLineAndStaysEmpty()
        {
            var path = TemporaryProject.AddHollowmere();
            TemporaryProject.Edit(path, "facts:", "facts:\n  - id: odd\n    txet: Nothing.\n");
            var line = System.Array.FindIndex(File.ReadAllLines(path), l => l.Contains("txet")) + 1;

            var import = TemporaryProject.Import<WorldYamlImporter>(path);

            Assert.That(import.Errors, Has.Some.Contains($"{path}:{line}:").And.Some.Contains($"<a href=\"{path}\" line=\"{line}\">"));
            Assert.That(((DialogueWorld)import.mainObject).IsEmpty, Is.True);
        }

        [Test]
        public void Character_WhenItHasAnError_ShowsItThereAndTheWorldSaysWhy()
        {
            var world = TemporaryProject.AddHollowmere();
            TemporaryProject.Edit("Assets/Hollowmere/mara.npc.yaml", "knows: [", "knows: [no_such_fact, ");

            var card = TemporaryProject.Import<CharacterYamlImporter>("Assets/Hollowmere/mara.npc.yaml");
            var import = TemporaryProject.Import<WorldYamlImporter>(world);

            Assert.That(card.Errors, Has.Some.Contains("Assets/Hollowmere/mara.npc.yaml:").And.Some.Contains("no_such_fact"));
            Assert.That(((TextAsset)card.mainObject).text, Does.Contain("Mara"));
            Assert.That(card.Dependencies, Has.Member(world));
            Assert.That(import.Errors, Has.One.Contains("character files have 1 error"));
        }

        [Test]
        public void WorldPack_WhenItIsNone_IsAnErrorAndAnEmptyAsset()
        {
            TemporaryProject.Write("Assets/odd.gptworld", "no world");

            var import = TemporaryProject.Import<WorldPackImporter>("Assets/odd.gptworld");

            Assert.That(import.Errors, Has.One.Contains("Assets/odd.gptworld"));
            Assert.That(((DialogueWorld)import.mainObject).IsEmpty, Is.True);
        }

        [TestCase("Assets/a/hollowmere.world.yaml", typeof(WorldYamlImporter))]
        [TestCase("Assets/a/Hollowmere.WORLD.yml", typeof(WorldYamlImporter))]
        [TestCase("Assets/a/mara.npc.yaml", typeof(CharacterYamlImporter))]
        [TestCase("Assets/a/x.suite.yaml", typeof(CharacterYamlImporter))]
        [TestCase("Assets/a/other.yaml", null)]
        [TestCase("Packages/com.x/mara.npc.yaml", null)]
        public void Postprocessor_WhenFileIsImported_SelectsOurImporterByTheWholeName(string path, System.Type? importer)
        {
            Postprocess([path], [], [], []);

            Assert.That(AssetDatabase.GetImporterOverride(path), Is.EqualTo(importer));
        }

        [Test]
        public void Postprocessor_WhenCharacterComesOrGoes_ImportsTheWorldAroundIt()
        {
            var world = TemporaryProject.AddHollowmere();

            Postprocess(["Assets/Hollowmere/below/new.npc.yaml"], [], [], []);
            Assert.That(ShimAssets.Imported, Is.EqualTo(new[] { world }));
            Postprocess([], ["Assets/Hollowmere/mara.npc.yaml"], [], []);
            Assert.That(ShimAssets.Imported, Has.Count.EqualTo(2));
            Postprocess([world, "Assets/Hollowmere/tam.npc.yaml"], [], [], []);
            Assert.That(ShimAssets.Imported, Has.Count.EqualTo(2), "the world was imported just now");
        }

        private static void Postprocess(params string[][] arguments) => typeof(AuthoredFilePostprocessor)
            .GetMethod("OnPostprocessAllAssets", System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .Invoke(null, arguments);
    }
}
