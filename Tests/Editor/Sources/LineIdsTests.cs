using System.Linq;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Sources
{
    public class LineIdsTests
    {
        private const string Card = "id: mara\nname: Mara\nlines:\n";
        private const string First = "  - { player: Hi, npc: Hello. }\n";
        private const string Second = "  - { player: Bye, npc: Farewell. }\n";

        [Test]
        public void Assign_WhenLinesAreReordered_KeepsTheIds()
        {
            string[] ids = Ids(Card + First + Second);
            Assert.That(Ids(Card + Second + First), Is.EqualTo(ids.Reverse()));
            Assert.That(ids[0], Does.Match("^mara_[0-9a-f]{8}$"));
        }

        [Test]
        public void Assign_WhenWordsChange_ChangesOnlyThatId()
        {
            string[] before = Ids(Card + First + Second), after = Ids(Card + First.Replace("Hello.", "Hello!") + Second);
            Assert.That(after[0], Is.Not.EqualTo(before[0]));
            Assert.That(after[1], Is.EqualTo(before[1]));
        }

        [Test]
        public void Assign_WhenIdIsExplicit_KeepsItThroughEdits() =>
            Assert.That(Ids(Card + "  - { id: greet, player: Hi, npc: Anything. }\n"), Is.EqualTo(new[] { "greet" }));

        [Test]
        public void Assign_WhenExplicitIdsCollide_ReportsTheSecond()
        {
            TestWorlds.Parse(out ProblemList problems, TestWorlds.World, Card + "  - { id: a, player: Hi, npc: X. }\n  - { id: a, player: Ho, npc: Y. }\n");
            Assert.That(problems.Single().ToString(), Does.StartWith("card1.npc.yaml:5:11: error duplicate-id"));
        }

        [Test]
        public void Assign_WhenAnExchangeStandsTwice_WarnsAndKeepsIdsUnique()
        {
            AuthoredWorld world = TestWorlds.Parse(out ProblemList problems, TestWorlds.World, Card + First + First + First);
            Assert.That(problems.Select(problem => problem.Severity), Is.EqualTo(new[] { Severity.Warning, Severity.Warning }));
            Assert.That(world.Cards[0].Lines.Select(line => line.Id), Is.Unique);
        }

        private static string[] Ids(string card) => TestWorlds.Clean(TestWorlds.World, card).Cards[0].Lines.Select(line => line.Id).ToArray();
    }
}
