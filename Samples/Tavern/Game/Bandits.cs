namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>What happens to travellers at Crookmill.</summary>
    public static class Bandits
    {
        /// <summary>The place they hide at.</summary>
        public const string Place = "Crookmill";

        /// <summary>Robs the player who arrives: half of the coin and a wound. Null elsewhere.</summary>
        public static string? Ambush(TavernGame game)
        {
            if (game.Place != Place)
                return null;
            var taken = game.Purse.Copper / 2;
            game.Purse.TryPay(taken);
            game.IsWounded = true;
            return $"Three bandits are waiting. They take {Coins.Say(taken)} and leave you a cut on the arm.";
        }
    }
}
