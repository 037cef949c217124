namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>Shows the wares; buying is a command of its own.</summary>
    public sealed class OpenShop : IActionRule
    {
        /// <inheritdoc/>
        public string Action => "open_shop";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            var seller = proposal.By;
            return seller.Sells.Count == 0
                ? Outcome.Refused($"{seller.Name} has nothing to sell.")
                : Outcome.Done($"{seller.Name} sells: {Counter.List(seller)}. You have {game.Purse}.");
        }
    }
}
