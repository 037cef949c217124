namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>A bed for two silver; a paying guest is trusted a little more.</summary>
    public sealed class RentRoom : IActionRule
    {
        /// <summary>Price of a night in copper; the world says "two silver" in its fact room_price.</summary>
        public const int Price = 2 * Coins.CopperPerSilver;

        /// <inheritdoc/>
        public string Action => "rent_room";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            if (game.HasRoom)
                return Outcome.Refused("You have a room for tonight.");
            if (!game.Purse.TryPay(Price))
                return Outcome.Refused($"A room costs {Coins.Say(Price)}, and you have {game.Purse}.");
            game.HasRoom = true;
            game.Trust.Add(proposal.By.Id, 1);
            return Outcome.Done($"You pay {Coins.Say(Price)} for a room. You have {game.Purse} left.");
        }
    }
}
