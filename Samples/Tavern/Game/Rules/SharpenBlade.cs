namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>Sharpens a blade, if the player has one.</summary>
    public sealed class SharpenBlade : IActionRule
    {
        private const string Blade = "belt knife";

        /// <inheritdoc/>
        public string Action => "sharpen_blade";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            if (!game.Satchel.Has(Blade))
                return Outcome.Refused("You have no blade to sharpen.");
            if (game.HasSharpBlade)
                return Outcome.Refused("Your blade is sharp.");
            game.HasSharpBlade = true;
            return Outcome.Done($"Your {Blade} is sharp again.");
        }
    }
}
