using GptDialogue.Samples.Tavern.Game;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Game
{
    public sealed class CoinsTests
    {
        [TestCase("2 copper", 2)]
        [TestCase("1 silver", 10)]
        [TestCase("1 silver 5 copper", 15)]
        public void TryRead_WhenPriceIsAuthored_CountsCopper(string price, int copper)
        {
            Assert.That(Coins.TryRead(price, out var read), Is.True);
            Assert.That(read, Is.EqualTo(copper));
        }

        [TestCase("")]
        [TestCase("free")]
        [TestCase("2 gold")]
        [TestCase("-2 copper")]
        [TestCase("99999999999 silver")]
        public void TryRead_WhenTextIsNoPrice_IsFalse(string price) => Assert.That(Coins.TryRead(price, out _), Is.False);

        [TestCase(0, "no coin")]
        [TestCase(7, "7 copper")]
        [TestCase(20, "2 silver")]
        [TestCase(23, "2 silver 3 copper")]
        public void Say_WhenAmountIsGiven_UsesTheLargestCoins(int copper, string said) => Assert.That(Coins.Say(copper), Is.EqualTo(said));

        [Test]
        public void Wares_WhenAuthored_HaveReadablePrices()
        {
            foreach (var person in TestGame.World.Characters)
            {
                foreach (var ware in person.Sells)
                    Assert.That(Coins.TryRead(ware.Price, out _), Is.True, $"{person.Id}: {ware.Item}");
            }
        }
    }
}
