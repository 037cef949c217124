namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>Treats a wound, if there is one.</summary>
    public sealed class Heal : IActionRule
    {
        /// <inheritdoc/>
        public string Action => "heal";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            if (!game.IsWounded)
                return Outcome.Refused("You are not hurt.");
            game.IsWounded = false;
            return Outcome.Done($"{proposal.By.Name} tends your wound. It closes.");
        }
    }
}
