namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>The ferry: moves the player for a fare.</summary>
    public sealed class RowTo : IActionRule
    {
        /// <summary>Fare in copper; the world says "three copper" in its fact boat_fare.</summary>
        public const int Fare = 3;

        /// <inheritdoc/>
        public string Action => "row_to";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            var place = proposal.Argument;
            if (!game.Purse.TryPay(Fare))
                return Outcome.Refused($"The boat costs {Coins.Say(Fare)}, and you have {game.Purse}.");
            game.Arrive(place);
            return Outcome.Done($"You pay {Coins.Say(Fare)}, and {proposal.By.Name} rows you to {Names.Place(place)}.");
        }
    }
}
