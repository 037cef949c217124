using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Suites
{
    public class LoadedSuiteTests
    {
        private const string Suite = "world: hollowmere.world.yaml\ncases:\n  - { name: a, npc: mara, say: Hi }\n";

        [Test]
        public void Load_WhenFilesLieBeside_FindsWorldAndCharacters()
        {
            using TestFolder folder = Folder();
            LoadedSuite suite = Load(folder.Write("a.suite.yaml", Suite));
            WorldPack pack = suite.PackFor(suite.Suite.Cases[0], out string? character);
            Assert.That(character, Is.EqualTo("mara"));
            Assert.That(pack.FindCharacter("mara")!.Name, Is.EqualTo("Mara Fenwick"));
            Assert.That(suite.PackFor(suite.Suite.Cases[0], out _), Is.SameAs(pack));
        }

        [Test]
        public void Load_WhenTheWorldLiesElsewhere_TakesItsCharactersToo()
        {
            using TestFolder folder = Folder();
            LoadedSuite suite = Load(folder.Write("tests/a.suite.yaml", Suite.Replace("hollow", "../hollow")));
            suite.PackFor(suite.Suite.Cases[0], out string? character);
            Assert.That(character, Is.EqualTo("mara"));
        }

        [Test]
        public void PackFor_WhenTheCardIsInline_AddsItForThatCaseOnly()
        {
            using TestFolder folder = Folder();
            LoadedSuite suite = Load(folder.Write("a.suite.yaml", Suite + "  - { name: b, npc: { id: tam, name: Tam Reed }, say: Hi }\n  - { name: c, npc: nobody, say: Hi }\n"));
            WorldPack own = suite.PackFor(suite.Suite.Cases[1], out string? character);
            Assert.That(character, Is.EqualTo("tam"));
            Assert.That(own.People, Does.Contain("Tam Reed"));
            Assert.That(suite.Pack.FindCharacter("tam"), Is.Null);
            suite.PackFor(suite.Suite.Cases[2], out character);
            Assert.That(character, Is.Null);
        }

        [Test]
        public void Load_WhenTwoWorldsShareTheFolder_LeavesTheOthersCharactersOut()
        {
            using TestFolder folder = Folder();
            folder.Write("other.world.yaml", "world: other\nitems: [sword]\n");
            folder.Write("smith.npc.yaml", "id: smith\nname: Smith\nsells: { sword: 9 }\n");
            LoadedSuite suite = Load(folder.Write("a.suite.yaml", Suite));
            Assert.That(suite.World.Cards.Select(card => card.Id.Value), Is.EqualTo(new[] { "mara" }));
        }

        [Test]
        public void Load_WhenTheWorldIsMissing_PointsAtTheKey()
        {
            using var folder = new TestFolder();
            var problems = new ProblemList();
            Assert.That(LoadedSuite.Load(folder.Write("a.suite.yaml", Suite), problems), Is.Null);
            Assert.That(problems.Single().Place.Line, Is.EqualTo(1));
        }

        private static TestFolder Folder()
        {
            var folder = new TestFolder();
            folder.Write("hollowmere.world.yaml", TestWorlds.World);
            folder.Write("mara.npc.yaml", TestWorlds.Mara);
            return folder;
        }

        private static LoadedSuite Load(string path)
        {
            var problems = new ProblemList();
            LoadedSuite? suite = LoadedSuite.Load(path, problems);
            Assert.That(problems, Is.Empty);
            return suite!;
        }
    }
}
