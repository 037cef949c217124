using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Authoring;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Sources
{
    public class WorldLoaderTests
    {
        [Test]
        public void Compile_WhenTheDesignsExampleIsLoaded_HasEveryPart()
        {
            WorldPack pack = WorldCompiler.Compile(TestWorlds.Clean(TestWorlds.World, TestWorlds.Mara));

            Assert.That(pack.Id, Is.EqualTo("hollowmere"));
            Assert.That(pack.Name, Is.EqualTo("Hollowmere"));
            Assert.That(pack.Places, Is.EqualTo(new[] { "The Drowned Lantern", "north bridge", "Saltgate", "Hollowmere" }));
            Assert.That(pack.People, Is.EqualTo(new[] { "Mara Fenwick", "Captain Orrin" }));
            Assert.That(pack.Facts[0].KnownBy, Is.EqualTo(new[] { "mara" }));
            Assert.That(pack.Facts[1].KnownBy, Is.Empty);
            Assert.That(pack.Facts[0].When.Source, Is.EqualTo("!bridge_repaired"));
            Assert.That(pack.Actions.Select(action => action.Argument), Is.EqualTo(new[] { ArgumentKind.None, ArgumentKind.None, ArgumentKind.Item }));
            CharacterCard mara = pack.Characters[0];
            Assert.That(mara.Sells.Select(ware => ware.Price), Is.EqualTo(new[] { "2 copper", "1.50" }));
            Assert.That(mara.Actions.Select(grant => grant.Action), Is.EqualTo(new[] { "open_shop", "rent_room", "give_item" }));
            Assert.That(mara.Actions[2].Arguments, Is.EqualTo(new[] { "iron key" }));
            Assert.That(mara.Lines[0].Action, Is.EqualTo(ActionCall.Parse("rent_room")));
            Assert.That(mara.Mood, Is.EqualTo(Emotion.Happy));
            Assert.That(mara.Fallback.Busy, Is.EqualTo(new[] { "One moment, love." }));
        }

        [Test]
        public void Compile_WhenKnownByIsAbsent_MeansEverybody()
        {
            WorldPack pack = WorldCompiler.Compile(TestWorlds.Clean(TestWorlds.World.Replace("    known_by: [mara]\n", string.Empty)));
            Assert.That(pack.Facts[0].KnownBy, Is.Null);
        }

        [Test]
        public void Compile_WhenNamesAreSpelledLoosely_TakesTheWorldsSpelling()
        {
            string mara = TestWorlds.Mara.Replace("place: The Drowned Lantern", "place: drowned lantern").Replace("{ ale:", "{ Ale:");
            CharacterCard card = WorldCompiler.Compile(TestWorlds.Clean(TestWorlds.World, mara)).Characters[0];
            Assert.That(card.Place, Is.EqualTo("The Drowned Lantern"));
            Assert.That(card.Sells[0].Item, Is.EqualTo("ale"));
        }

        [Test]
        public void Parse_WhenOtherScriptsAndQuotesAreUsed_KeepsThem()
        {
            const string world = "world: ветер\nname: \"Żółw \\\"the\\\" 竜\"\nplaces: ['L''Étoile', 市場]\npeople: [Ярослава]\n";
            WorldPack pack = WorldCompiler.Compile(TestWorlds.Clean(world));
            Assert.That(pack.Name, Is.EqualTo("Żółw \"the\" 竜"));
            Assert.That(pack.Places, Is.EqualTo(new[] { "L'Étoile", "市場", "Żółw \"the\" 竜" }));
            Assert.That(pack.People, Is.EqualTo(new[] { "Ярослава" }));
        }

        [TestCase("abuot: x", "unknown-key", 1, 1, "about")]
        [TestCase("facts:\n  - id: a\n    text: b\n    known_buy: [x]", "unknown-key", 4, 5, "known_by")]
        [TestCase("facts:\n  - id: a\n    text: b\n    when: \"x and\"", "condition", 4, 17, "")]
        [TestCase("facts:\n  - id: a\n    text: b\n    when: x and", "condition", 4, 16, "")]
        [TestCase("facts:\n  - id: a", "missing-key", 2, 5, "text:")]
        [TestCase("facts:\n  - id: a\n    text: b\n    known_by:", "known-by", 4, 14, "[]")]
        [TestCase("actions:\n  - id: a\n    argument: itm", "unknown-word", 3, 15, "item")]
        [TestCase("about: a\nabout: b", "duplicate-key", 2, 1, "one of the two")]
        [TestCase("about: [a, b]", "wrong-kind", 1, 8, "quotes")]
        public void Parse_WhenSomethingIsWrong_SaysWhereAndWhatToDo(string yaml, string rule, int line, int column, string suggestion)
        {
            TestWorlds.Parse(out ProblemList problems, yaml + "\nworld: w");
            Problem problem = problems.Single();
            Assert.That(problem.Rule, Is.EqualTo(rule));
            Assert.That((problem.Place.Line, problem.Place.Column), Is.EqualTo((line, column)));
            Assert.That(problem.Suggestion, Does.Contain(suggestion));
            Assert.That(problem.ToString(), Does.StartWith($"world.world.yaml:{line}:{column}: error {rule}: "));
        }

        [Test]
        public void Parse_WhenManyThingsAreWrong_ReportsAllInOneRun()
        {
            TestWorlds.Parse(out ProblemList problems, "world: w\nx: 1\ny: 2\nfacts: [{id: a}, {text: b}]\nactions: hi");
            Assert.That(problems.Select(problem => problem.Rule), Is.EquivalentTo(new[] { "unknown-key", "unknown-key", "missing-key", "missing-key", "wrong-kind" }));
        }

        [TestCase("about: x\nworld: \"w", 2)]
        [TestCase("world: w\n\tabout: x", 2)]
        [TestCase("- a", 1)]
        [TestCase("", 1)]
        [TestCase("a: *b", 1)]
        public void Parse_WhenItIsNoYamlMapping_ReportsOneProblemWithItsLine(string yaml, int line)
        {
            AuthoredWorld? world = TestWorlds.Parse(out ProblemList problems, yaml);
            Assert.That(world, Is.Null);
            Assert.That(problems.Single().Place.Line, Is.EqualTo(line));
        }

        [Test]
        public void Parse_WhenNestingHasNoEnd_ReportsInsteadOfOverflowing()
        {
            TestWorlds.Parse(out ProblemList problems, "world: " + new string('[', 20_000));
            Assert.That(problems, Has.Count.EqualTo(1));
        }

        [Test]
        public void Load_WhenFolderIsGiven_FindsTheWorldAndItsCharactersBelow()
        {
            using var folder = new TestFolder();
            folder.Write("hollowmere.world.yaml", TestWorlds.World);
            folder.Write("npcs/mara.npc.yaml", TestWorlds.Mara);
            folder.Write(".hidden/other.npc.yaml", TestWorlds.Mara);
            var problems = new ProblemList();
            AuthoredWorld world = WorldLoader.Load(folder.Path, problems)!;
            Assert.That(problems, Is.Empty);
            Assert.That(world.Cards.Single().Name.Place.File, Does.EndWith("mara.npc.yaml"));
        }

        [TestCase(0, "no *.world.yaml")]
        [TestCase(2, "2 world files")]
        public void Load_WhenThereIsNotExactlyOneWorld_SaysSo(int worlds, string expected)
        {
            using var folder = new TestFolder();
            for (int i = 0; i < worlds; i++)
            {
                folder.Write($"w{i}.world.yaml", TestWorlds.World);
            }

            var problems = new ProblemList();
            Assert.That(WorldLoader.Load(folder.Path, problems), Is.Null);
            Assert.That(problems.Single().Message, Does.Contain(expected));
        }

        [Test]
        public void CardsOf_WhenWorldsLieInFoldersOfTheirOwn_GivesEachItsOwn()
        {
            using var folder = new TestFolder();
            string a = folder.Write("a/a.world.yaml", TestWorlds.World);
            string b = folder.Write("b/b.world.yaml", TestWorlds.World);
            folder.Write("a/people/x.npc.yaml", TestWorlds.Mara);
            folder.Write("b/y.npc.yaml", TestWorlds.Mara);
            Assert.That(AuthoredFiles.CardsOf(a, folder.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "x.npc.yaml" }));
            Assert.That(AuthoredFiles.CardsOf(b, folder.Path).Select(Path.GetFileName), Is.EqualTo(new[] { "y.npc.yaml" }));
        }

        [Test]
        public void Load_WhenFileIsNotUtf8_NamesTheLine()
        {
            using var folder = new TestFolder();
            string path = folder.At("w.world.yaml");
            File.WriteAllBytes(path, Encoding.Latin1.GetBytes("world: w\nabout: caf\u00e9\n"));
            var problems = new ProblemList();
            WorldLoader.Load(path, problems);
            Assert.That(problems.Single().Rule, Is.EqualTo("not-utf8"));
            Assert.That(problems.Single().Place.Line, Is.EqualTo(2));
        }
    }
}
