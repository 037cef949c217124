using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>Buying from a person.</summary>
    public static class Counter
    {
        /// <summary>The wares with their prices, as in "ale (2 copper), bread (1 copper)".</summary>
        public static string List(CharacterCard seller) => string.Join(", ", seller.Sells.Select(w => $"{w.Item} ({w.Price})"));

        /// <summary>Sells one item to the player, or says why not.</summary>
        public static Outcome Buy(TavernGame game, CharacterCard seller, string item)
        {
            if (!game.IsHere(seller))
                return Outcome.Refused($"{seller.Name} is not here.");
            if (seller.Sells.Count == 0)
                return Outcome.Refused($"{seller.Name} sells nothing.");
            var found = NameMatch.Find(item, seller.Sells.Select(w => w.Item));
            if (found.Count != 1)
                return Outcome.Refused($"{seller.Name} sells: {List(seller)}.");
            var ware = seller.Sells.First(w => w.Item == found[0]);
            if (!Coins.TryRead(ware.Price, out var price))
                return Outcome.Refused($"The price of {ware.Item}, '{ware.Price}', is not an amount of coin.");
            if (!game.Purse.TryPay(price))
                return Outcome.Refused($"{ware.Item} costs {ware.Price}, and you have {game.Purse}.");
            game.Satchel.Add(ware.Item);
            return Outcome.Done($"You buy {ware.Item} for {ware.Price}. You have {game.Purse} left.");
        }
    }
}
