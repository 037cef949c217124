using System.Linq;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Checks
{
    public class WorldCheckerTests
    {
        [Test]
        public void Check_WhenTheWorldIsSound_FindsNothing() => Assert.That(Problems(TestWorlds.World, TestWorlds.Mara), Is.Empty);

        [TestCase("known_by: [mara]", "known_by: [marra]", "world.world.yaml:11:16: error unknown-character", "'mara'")]
        [TestCase("when: \"!bridge_repaired\"", "when: \"!bridge_repared\"", "world.world.yaml:12:11: error unknown-flag", "'bridge_repaired'")]
        [TestCase("when: \"!bridge_repaired\"", "when: met_orrin and !met_orrin", "world.world.yaml:12:11: error unreachable-fact", "Loosen")]
        [TestCase("when: \"trust >= 1\"", "when: trust > 3 and trust < 2", "world.world.yaml:24:11: error action-never-allowed", "cannot hold")]
        [TestCase("id: key_under_stone", "id: bridge_out", "world.world.yaml:13:9: error duplicate-id", "world.world.yaml:8:9")]
        [TestCase("topics: [key, hearth, stone, cellar]", "topics: []", "world.world.yaml:13:9: error no-topic", "topics: [ ... ]")]
        [TestCase("topics: [key, hearth, stone, cellar]", "topics: [the, of]", "world.world.yaml:15:14: error no-topic", "topics: [ ... ]")]
        [TestCase("known_by: []", "topics_: []", "unknown-key", "'topics'")]
        [TestCase("The iron key lies under the loose hearthstone.", "The spring flood washed away the North Bridge!", "world.world.yaml:14:11: error duplicate-fact", "says the same as 'bridge_out'")]
        [TestCase("The iron key lies under the loose hearthstone.", "The spring flood did not wash away the north bridge.", "nothing", "")]
        [TestCase("The iron key lies under the loose hearthstone.", "The spring flood never washed away the north bridge.", "world.world.yaml:14:11: error contradicting-facts", "exclude each other")]
        [TestCase("The iron key lies under the loose hearthstone.", "The spring flood washed away the south bridge.", "nothing", "")]
        [TestCase("The iron key lies under the loose hearthstone.", "Ask old Borvald about the key.", "world.world.yaml:14:11: warning unlisted-name", "'Borvald'")]
        [TestCase("The iron key lies under the loose hearthstone.", "Ask at the Rusty Anchor about the key.", "world.world.yaml:14:11: warning unlisted-name", "'Rusty Anchor'")]
        [TestCase("The iron key lies under the loose hearthstone.", "Captain Orin lost the key.", "world.world.yaml:14:11: warning unlisted-name", "'Orrin'")]
        [TestCase("The iron key lies under the loose hearthstone.", "The darn key lies under the stone.", "world.world.yaml:14:11: error blocked-word", "'darn'")]
        [TestCase("The iron key lies under the loose hearthstone.", "The darning key lies under the stone.", "nothing", "")]
        [TestCase("items:   [ale,", "items:   [ale, Ale,", "world.world.yaml:5:16: warning duplicate-name", "'ale'")]
        [TestCase("[bridge_repaired, met_orrin]", "[bridge_repaired, met orrin]", "world.world.yaml:6:28: error bad-id", "met_orrin")]
        public void Check_WhenTheWorldHasAFault_FindsIt(string good, string bad, string expected, string hint) =>
            AssertFound(Problems(TestWorlds.World.Replace(good, bad), TestWorlds.Mara), expected, hint);

        [TestCase("knows: [bridge_out]", "knows: [bridge]", "card1.npc.yaml:8:9: error unknown-fact", "'bridge_out'")]
        [TestCase("fact: key_under_stone", "fact: key", "card1.npc.yaml:10:11: error unknown-fact", "Did you mean 'key_under_stone'")]
        [TestCase("knows: [bridge_out]", "knows: [key_under_stone]", "card1.npc.yaml:10:11: error public-secret", "Remove it from 'knows'")]
        [TestCase("sells: { ale:", "sells: { beer:", "card1.npc.yaml:12:10: error unknown-item", "items")]
        [TestCase("place: The Drowned Lantern", "place: The Drowned Lantren", "card1.npc.yaml:4:8: error unknown-place", "'The Drowned Lantern'")]
        [TestCase("[open_shop, rent_room,", "[open_shp, rent_room,", "card1.npc.yaml:13:11: error unknown-action", "'open_shop'")]
        [TestCase("give_item: [iron key]", "give_item: [irn key]", "card1.npc.yaml:13:45: error unknown-item", "'iron key'")]
        [TestCase("give_item: [iron key]", "give_item: []", "card1.npc.yaml:13:33: error action-never-allowed", "List at least one")]
        [TestCase("[open_shop, rent_room,", "[open_shop, rent_room: [ale],", "card1.npc.yaml:13:22: error action-argument", "- rent_room")]
        [TestCase("    action: rent_room", "    action: give_item", "card1.npc.yaml:18:13: error action-argument", "give_item(ale)")]
        [TestCase("    action: rent_room", "    action: give_item(ale)", "card1.npc.yaml:18:13: error action-not-granted", "'actions' of mara")]
        [TestCase("    action: rent_room", "    action: give_item(iron key)\n    when: trust < 0", "card1.npc.yaml:19:11: error unreachable-line", "cannot hold")]
        [TestCase("[open_shop, rent_room, give_item", "[open_shop, give_item", "card1.npc.yaml:18:13: error action-not-granted", "rent_room")]
        [TestCase("and mind the third stair", "and mind the darn stair", "card1.npc.yaml:16:10: error blocked-word", "'darn'")]
        [TestCase("and mind the third stair", "says Thornwick of Saltgate", "card1.npc.yaml:16:10: warning unlisted-name", "'Thornwick'")]
        [TestCase("  busy:     [\"One moment, love.\"]\n", "", "card1.npc.yaml:1:5: error missing-fallback", "busy")]
        [TestCase("    emotion: happy", "    emotion: hapy", "card1.npc.yaml:17:14: error unknown-word", "'happy'")]
        [TestCase("speech: plain", "speech: loud", "card1.npc.yaml:6:9: error unknown-word", "Known: plain, gruff")]
        [TestCase("mood: happy", "mood: jolly", "card1.npc.yaml:7:7: error unknown-word", "Known: neutral")]
        [TestCase("when: \"trust >= 2\"", "when: \"trust => 2\"", "card1.npc.yaml:11:18: error condition", "trust is compared")]
        public void Check_WhenACardHasAFault_FindsIt(string good, string bad, string expected, string hint) =>
            AssertFound(Problems(TestWorlds.World, TestWorlds.Mara.Replace(good, bad)), expected, hint);

        [Test]
        public void Check_WhenASecretIsKnownToAll_FindsIt() =>
            AssertFound(Problems(TestWorlds.World.Replace("    known_by: []\n", string.Empty), TestWorlds.Mara), "card1.npc.yaml:10:11: error public-secret", "known_by: []");

        [Test]
        public void Check_WhenContradictionsExcludeEachOther_FindsNothing()
        {
            string world = TestWorlds.World
                .Replace("The iron key lies under the loose hearthstone.", "The spring flood never washed away the north bridge.")
                .Replace("    known_by: []\n", "    known_by: []\n    when: bridge_repaired\n");
            Assert.That(Problems(world, TestWorlds.Mara), Is.Empty);
        }

        [Test]
        public void Check_WhenTwoCharactersShareAnId_NamesBothPlaces() =>
            AssertFound(Problems(TestWorlds.World, TestWorlds.Mara, TestWorlds.Mara), "card2.npc.yaml:1:5: error duplicate-id", "card1.npc.yaml:1:5");

        [Test]
        public void Check_WhenACardIsOverBudget_GivesBothNumbers()
        {
            AuthoredWorld world = TestWorlds.Clean(TestWorlds.World, TestWorlds.Mara);
            var problems = new ProblemList();
            WorldChecker.Check(world, new CheckOptions { CountTokens = text => text.Length, CardBudget = 100, SentenceBudget = 1000 }, problems);
            Assert.That(problems.Single().Rule, Is.EqualTo("card-too-long"));
            Assert.That(problems.Single().Message, Does.Match(@"takes \d{3} tokens, 100 are allowed"));
        }

        [Test]
        public void Check_WhenNobodyKnowsAFactOrMayDoAnAction_Warns()
        {
            string mara = TestWorlds.Mara.Replace("secrets:\n  - fact: key_under_stone\n    when: \"trust >= 2\"\n", string.Empty).Replace("[open_shop, ", "[");
            Assert.That(Problems(TestWorlds.World, mara).Select(problem => problem.Rule), Is.EquivalentTo(new[] { "unknown-to-all", "action-never-allowed" }));
        }

        private static void AssertFound(ProblemList problems, string expected, string hint)
        {
            if (expected == "nothing")
            {
                Assert.That(problems, Is.Empty);
                return;
            }

            Assert.That(problems.Select(problem => problem.ToString()), Has.Some.Contains(expected).And.Some.Contains(hint));
            Assert.That(problems.First(problem => problem.ToString().Contains(expected)).ToString(), Does.Contain(hint));
        }

        private static ProblemList Problems(string world, params string[] cards)
        {
            AuthoredWorld authored = TestWorlds.Parse(out ProblemList problems, world, cards);
            WorldChecker.Check(authored, new CheckOptions(), problems);
            return problems;
        }
    }
}
