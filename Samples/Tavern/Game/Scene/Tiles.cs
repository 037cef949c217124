namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>What the characters of a map mean. Views draw them; here only matters who can stand on them.</summary>
    public static class Tiles
    {
        /// <summary>The washed away middle of the bridge.</summary>
        public const char BrokenBridge = 'X';

        /// <summary>The tollhouse door.</summary>
        public const char LockedDoor = 'D';

        /// <summary>The hearth of the tavern.</summary>
        public const char Hearth = 'h';

        // grass , long grass * flowers : path ; cobbles = planks _ boards % flags e rug + door ^ steps r reeds o stepping stones
        private const string Walkable = ".,*:;=_%e+^ro";

        /// <summary>Whether one can stand on the tile, as the story stands.</summary>
        public static bool IsOpen(char tile, TavernGame game)
        {
            switch (tile)
            {
                case BrokenBridge:
                    return game.Flags.Flag(Quest.BridgeRepaired);
                case LockedDoor:
                    return game.Flags.Flag(Quest.FoundKey);
                default:
                    return Walkable.IndexOf(tile) >= 0;
            }
        }
    }
}
