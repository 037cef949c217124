using System.Linq;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Checks
{
    public class PathCheckerTests
    {
        [Test]
        public void Check_WhenAFolderHoldsSeveralWorldsAndSuites_ChecksThemAll()
        {
            using var folder = new TestFolder();
            folder.Write("a/a.world.yaml", TestWorlds.World);
            folder.Write("a/mara.npc.yaml", TestWorlds.Mara.Replace("mood: happy", "mood: jolly"));
            folder.Write("b/b.world.yaml", TestWorlds.World.Replace("argument: item", "argument: itm"));
            folder.Write("b/mara.npc.yaml", TestWorlds.Mara);
            folder.Write("a/a.suite.yaml", "world: a.world.yaml\ncases:\n  - { name: x, npc: mar, say: Hi, flags: { met_orin: true }, expect: { action: rentroom } }\n");
            string[] found = Rules(folder.Path);
            Assert.That(found, Is.SupersetOf(new[] { "mara.npc.yaml:7 unknown-word", "b.world.yaml:23 unknown-word" }));
            Assert.That(found, Is.SupersetOf(new[] { "a.suite.yaml:3 unknown-character", "a.suite.yaml:3 unknown-flag", "a.suite.yaml:3 unknown-action" }));
        }

        [Test]
        public void Check_WhenASuiteBringsItsOwnCharacter_FactsMayNameIt()
        {
            using var folder = new TestFolder();
            folder.Write("a.world.yaml", TestWorlds.World.Replace("known_by: [mara]", "known_by: [mara, tam]"));
            folder.Write("mara.npc.yaml", TestWorlds.Mara);
            folder.Write("a.suite.yaml", "world: a.world.yaml\ncases:\n  - { name: x, npc: { id: tam, name: Tam, knows: [nothing] }, say: Hi, expect: { says: a } }\n");
            Assert.That(Rules(folder.Path).Where(rule => !rule.EndsWith("missing-fallback")), Is.EqualTo(new[] { "a.suite.yaml:3 unknown-fact" }));
        }

        [Test]
        public void Check_WhenASingleCharacterIsNamed_ReportsOnlyItsProblems()
        {
            using var folder = new TestFolder();
            folder.Write("a.world.yaml", TestWorlds.World.Replace("topics: [bridge, north, flood]", "topics: []"));
            string mara = folder.Write("npcs/mara.npc.yaml", TestWorlds.Mara.Replace("{ ale:", "{ beer:"));
            Assert.That(Rules(mara), Is.EqualTo(new[] { "mara.npc.yaml:12 unknown-item" }));
        }

        [Test]
        public void Check_WhenWorldsShareAFolder_SaysThatCharactersBelongToNone()
        {
            using var folder = new TestFolder();
            folder.Write("a.world.yaml", "world: a");
            folder.Write("b.world.yaml", "world: b");
            Assert.That(Rules(folder.Path), Is.EqualTo(new[] { "b.world.yaml:1 world-file" }));
        }

        [Test]
        public void Check_WhenTheCharacterHasNoWorld_SaysWhereToPutIt()
        {
            using var folder = new TestFolder();
            folder.Write("a/a.world.yaml", "world: a");
            folder.Write("b/mara.npc.yaml", TestWorlds.Mara);
            folder.Write("c/c.world.yaml", "world: c");
            Assert.That(Rules(folder.Path), Is.EqualTo(new[] { "mara.npc.yaml:1 world-file" }));
        }

        private static string[] Rules(string path)
        {
            var problems = new ProblemList();
            PathChecker.Check(path, new CheckOptions(), problems);
            return problems.Sorted().Select(problem => $"{System.IO.Path.GetFileName(problem.Place.File)}:{problem.Place.Line} {problem.Rule}").ToArray();
        }
    }
}
