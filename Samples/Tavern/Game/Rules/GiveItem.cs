namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>A gift changes hands, once.</summary>
    public sealed class GiveItem : IActionRule
    {
        /// <inheritdoc/>
        public string Action => "give_item";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            var item = proposal.Argument;
            if (!game.Gifts.Add(proposal.By.Id + "/" + item))
                return Outcome.Refused($"{proposal.By.Name} has given you {item} already.");
            game.Satchel.Add(item);
            return Outcome.Done($"{proposal.By.Name} hands you the {item}.");
        }
    }
}
