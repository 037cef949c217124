using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>Has the player thrown out, if the player gave cause.</summary>
    public sealed class CallWatch : IActionRule
    {
        /// <inheritdoc/>
        public string Action => "call_watch";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            if (proposal.Tone != Tone.Hostile && game.Trust.Of(proposal.By.Id) >= 0)
                return Outcome.Refused("The watch sees no harm done and stays where it is.");
            var from = game.Place;
            game.Arrive(game.World.Name);
            game.Trust.Add(proposal.By.Id, -1);
            return Outcome.Done($"The watch throws you out of {Names.Place(from)}. You are standing in {game.Place}.");
        }
    }
}
