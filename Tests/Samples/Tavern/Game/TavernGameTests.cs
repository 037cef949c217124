using System;
using System.Linq;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Game
{
    public sealed class TavernGameTests
    {
        [Test]
        public void Quest_WhenPlayedToItsEnd_SetsItsFlagsInOrder()
        {
            var game = TestGame.Beside("orrin");
            game.Hear(TestGame.Person("orrin"), Tone.Neutral, [], null);
            Assert.That(game.Flags.Flag(Quest.MetOrrin), Is.True);
            game.Walk("The Drowned Lantern");
            var found = game.Hear(TestGame.Person("mara"), Tone.Neutral, ["key_under_stone"], null);
            Assert.That(found.Single().Text, Does.Contain("iron key"));
            Assert.That(game.Hear(TestGame.Person("mara"), Tone.Neutral, ["key_under_stone"], null), Is.Empty);
            Assert.That(game.Satchel.Items, Is.EqualTo(new[] { "iron key" }));
            game.Walk("north bridge");
            var done = game.Hear(TestGame.Person("orrin"), Tone.Neutral, [], new ActionCall("begin_repair"));
            Assert.That(done.Single().Happened, Is.True);
            Assert.That(game.Flags.Flag(Quest.BridgeRepaired), Is.True);
            Assert.That(game.Satchel.Items, Is.Empty);
            Assert.That(game.Purse.Copper, Is.EqualTo(135));
            Assert.That(game.Propose("orrin", "begin_repair").Happened, Is.False);
        }

        [Test]
        public void BeginRepair_WhenKeyIsNotCarried_Refuses()
        {
            var game = TestGame.Beside("orrin");
            game.Flags.Set(Quest.FoundKey);
            Assert.That(game.Propose("orrin", "begin_repair").Text, Is.EqualTo("You do not carry the iron key."));
            Assert.That(game.Flags.Flag(Quest.BridgeRepaired), Is.False);
        }

        [Test]
        public void Walk_WhenWayIsClosed_SaysWhyAndStays()
        {
            var game = TestGame.Beside("mara");
            Assert.That(game.Walk("Saltgate").Text, Does.Contain("bridge is gone"));
            Assert.That(game.Walk("tollhouse").Text, Does.Contain("locked"));
            Assert.That(game.Place, Is.EqualTo("The Drowned Lantern"));
            game.Flags.Set(Quest.BridgeRepaired);
            Assert.That(game.Walk("Saltgate").Happened, Is.True);
        }

        [Test]
        public void Walk_WhenBanditsWait_RobsAndWoundsUntilHealed()
        {
            var game = TestGame.Beside("mara");
            game.Walk("Crookmill");
            Assert.That(game.Purse.Copper, Is.EqualTo(18));
            Assert.That(game.IsWounded, Is.True);
            game.Walk("Alder Stilts");
            Assert.That(game.Propose("ysolt", "heal").Happened, Is.True);
            Assert.That(game.IsWounded, Is.False);
        }

        [TestCase("pie", true, "mutton pie for 4 copper")]
        [TestCase("the ale", true, "ale for 2 copper")]
        [TestCase("dragon", false, "sells: ale (2 copper)")]
        [TestCase("", false, "sells: ale (2 copper)")]
        public void Buy_WhenAsked_SellsWhatIsOnTheShelf(string item, bool sold, string says)
        {
            var outcome = Counter.Buy(TestGame.Beside("mara"), TestGame.Person("mara"), item);
            Assert.That(outcome.Happened, Is.EqualTo(sold));
            Assert.That(outcome.Text, Does.Contain(says));
        }

        [Test]
        public void Buy_WhenPurseIsShort_TakesNothing()
        {
            var game = TestGame.Beside("bregga");
            game.Purse.TryPay(30);
            Assert.That(Counter.Buy(game, TestGame.Person("bregga"), "hammer").Text, Is.EqualTo("Hammer costs 2 silver, and you have 5 copper."));
            Assert.That(game.Purse.Copper, Is.EqualTo(5));
        }

        [Test]
        public void StateFor_WhenTrustDiffers_IsEachPersonsOwn()
        {
            var game = TestGame.Beside("mara");
            game.Trust.Set("mara", 2);
            game.Flags.Set(Quest.FoundKey);
            Assert.That(game.StateFor(TestGame.Person("mara")).Trust, Is.EqualTo(2));
            Assert.That(game.StateFor(TestGame.Person("tam")).Trust, Is.Zero);
            Assert.That(game.StateFor(TestGame.Person("tam")).Flag(Quest.FoundKey), Is.True);
        }

        [Test]
        public void Suggestions_WhenConditionFails_LeaveTheLineOut()
        {
            var game = TestGame.Beside("orrin");
            var orrin = TestGame.Person("orrin");
            var before = Suggestions.For(game, orrin, 0, int.MaxValue);
            Assert.That(before, Has.Member("how can i help you"));
            game.Flags.Set(Quest.FoundKey);
            Assert.That(Suggestions.For(game, orrin, 0, int.MaxValue), Has.No.Member("how can i help you"));
            Assert.That(Suggestions.For(game, new CharacterCard("x", "X"), 5), Is.Empty);
        }

        [TestCase("lantern", "The Drowned Lantern")]
        [TestCase("drowned lantern", "The Drowned Lantern")]
        [TestCase("SALT", "Saltgate")]
        [TestCase("zzz", "")]
        [TestCase("the", "")]
        public void NameMatch_WhenPartIsTyped_FindsTheName(string typed, string found) =>
            Assert.That(string.Join("|", NameMatch.Find(typed, TestGame.World.Places)), Is.EqualTo(found));

        [Test]
        public void Places_WhenPeopleStandThere_AreTheWorldsOwn() =>
            Assert.That(TestGame.World.Characters.Select(c => c.Place).Except(TestGame.World.Places, StringComparer.Ordinal), Is.Empty);
    }
}
