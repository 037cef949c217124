namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>Which places the player cannot walk to at the moment.</summary>
    public static class Roads
    {
        /// <summary>Why the way on foot is closed; null when it is open.</summary>
        public static string? Closed(TavernGame game, string place)
        {
            switch (place)
            {
                case "Saltgate" when !game.Flags.Flag(Quest.BridgeRepaired):
                    return "The north bridge is gone, and Saltgate lies beyond it. Somebody with a boat could take you.";
                case "tollhouse" when !game.Flags.Flag(Quest.FoundKey):
                    return "The tollhouse is locked.";
                default:
                    return null;
            }
        }
    }
}
