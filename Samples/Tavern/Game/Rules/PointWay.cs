namespace GptDialogue.Samples.Tavern.Game.Rules
{
    /// <summary>Marks a place on the player's map.</summary>
    public sealed class PointWay : IActionRule
    {
        /// <inheritdoc/>
        public string Action => "point_way";

        /// <inheritdoc/>
        public Outcome Decide(TavernGame game, Proposal proposal)
        {
            if (proposal.Argument == game.Place)
                return Outcome.Refused($"You are at {Names.Place(game.Place)}.");
            game.Map.Add(proposal.Argument);
            return Outcome.Done($"{Names.Place(proposal.Argument)} is marked on your map.");
        }
    }
}
