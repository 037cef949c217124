namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>How the game carries out one action of the world.</summary>
    public interface IActionRule
    {
        /// <summary>Id of the action in the world file.</summary>
        string Action { get; }

        /// <summary>
        /// Does the action, or refuses it and changes nothing. The caller has made sure that the world allows it in this state.
        /// </summary>
        Outcome Decide(TavernGame game, Proposal proposal);
    }
}
