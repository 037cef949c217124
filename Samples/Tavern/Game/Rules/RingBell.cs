namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>Rings the bell; every boat hears it.</summary>
    public sealed class RingBell : IActionRule
    {
        /// <inheritdoc/>
        public string Action => "ring_bell";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            return Outcome.Done("The chapel bell rings out over the marsh.");
        }
    }
}
