using System.Linq;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Game
{
    public sealed class ActionRulesTests
    {
        [Test]
        public void Rules_WhenWorldGrantsAnAction_ExistForIt()
        {
            foreach (var person in TestGame.World.Characters)
            {
                foreach (var grant in person.Actions)
                    Assert.That(TestGame.Beside(person.Id).Propose(person.Id, grant.Action).Text, Does.Not.Contain("no rule"), grant.Action);
            }

            Assert.That(TestGame.Beside("mara").Propose("mara", "fly").Text, Is.EqualTo("This game has no rule for fly."));
        }

        [TestCase("mara", "open_shop", "mutton pie (4 copper)")]
        [TestCase("orrin", "point_way(forge)", "The forge is marked")]
        [TestCase("mara", "rent_room", "1 silver 5 copper left")]
        [TestCase("tam", "row_to(Saltgate)", "rows you to Saltgate")]
        public void Decide_WhenNothingSpeaksAgainst_DoesIt(string person, string call, string says)
        {
            var outcome = TestGame.Beside(person).Propose(person, call);
            Assert.That(outcome.Happened, Is.True, outcome.Text);
            Assert.That(outcome.Text, Does.Contain(says));
        }

        [TestCase("mara", "give_item(bread)", "will not do that now")]
        [TestCase("mara", "ring_bell", "will not do that now")]
        [TestCase("orrin", "begin_repair", "will not do that now")]
        [TestCase("tam", "row_to(Crookmill)", "will not do that now")]
        [TestCase("ysolt", "heal", "You are not hurt")]
        [TestCase("bregga", "sharpen_blade", "no blade")]
        [TestCase("bregga", "point_way(forge)", "You are at the forge")]
        [TestCase("mara", "call_watch", "no harm done")]
        public void Decide_WhenGameHasAReason_RefusesWithIt(string person, string call, string why)
        {
            var game = TestGame.Beside(person);
            var outcome = game.Propose(person, call);
            Assert.That(outcome.Happened, Is.False);
            Assert.That(outcome.Text, Does.Contain(why));
            Assert.That(game.IsHere(TestGame.Person(person)), Is.True);
            Assert.That(game.Satchel.Items, Is.Empty);
        }

        [Test]
        public void Decide_WhenPersonIsElsewhere_Refuses() =>
            Assert.That(TestGame.Beside("tam").Propose("mara", "open_shop").Text, Is.EqualTo("Mara Fenwick is not here."));

        [Test]
        public void RentRoom_WhenPaidOrPoor_TakesNoSecondFee()
        {
            var game = TestGame.Beside("mara");
            game.Propose("mara", "rent_room");
            Assert.That(game.Trust.Of("mara"), Is.EqualTo(1));
            Assert.That(game.Propose("mara", "rent_room").Happened, Is.False);
            game.HasRoom = false;
            Assert.That(game.Propose("mara", "rent_room").Text, Is.EqualTo("A room costs 2 silver, and you have 1 silver 5 copper."));
            Assert.That(game.Purse.Copper, Is.EqualTo(15));
        }

        [Test]
        public void GiveItem_WhenGivenBefore_RefusesTheSecondTime()
        {
            var game = TestGame.Beside("mara");
            game.Trust.Set("mara", 1);
            Assert.That(game.Propose("mara", "give_item(bread)").Happened, Is.True);
            Assert.That(game.Propose("mara", "give_item(bread)").Happened, Is.False);
            Assert.That(game.Satchel.Items, Is.EqualTo(new[] { "bread" }));
        }

        [Test]
        public void CallWatch_WhenPlayerWasHostile_ThrowsThePlayerOut()
        {
            var game = TestGame.Beside("mara");
            Assert.That(game.Propose("mara", "call_watch", Tone.Hostile).Happened, Is.True);
            Assert.That(game.Place, Is.EqualTo("Hollowmere"));
            Assert.That(game.PeopleHere.Any(), Is.False);
        }

        [Test]
        public void SharpenBlade_WhenKnifeWasBought_SharpensOnce()
        {
            var game = TestGame.Beside("bregga");
            Assert.That(Counter.Buy(game, TestGame.Person("bregga"), "knife").Happened, Is.True);
            Assert.That(game.Propose("bregga", "sharpen_blade").Happened, Is.True);
            Assert.That(game.Propose("bregga", "sharpen_blade").Happened, Is.False);
        }
    }
}
