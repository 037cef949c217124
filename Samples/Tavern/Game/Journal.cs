using System.Collections.Generic;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>The quest as the player reads it: what is done, and what is next.</summary>
    public static class Journal
    {
        /// <summary>The steps that are known so far, each with whether it is done. The next step shows when the one before is done.</summary>
        public static IReadOnlyList<(string Text, bool Done)> Of(TavernGame game)
        {
            var entries = new List<(string Text, bool Done)>();
            Add(Quest.MetOrrin, "The north bridge is gone. Captain Orrin, who guards it, may know what is to be done.");
            if (game.Flags.Flag(Quest.MetOrrin) || game.Flags.Flag(Quest.FoundKey))
                Add(Quest.FoundKey, "Rope and nails are locked in the tollhouse, and the iron key is missing. Somebody who trusts you may know where it lies.");
            if (game.Flags.Flag(Quest.FoundKey))
                Add(Quest.BridgeRepaired, "Bring the iron key to Captain Orrin, so that the bridge can be mended.");
            if (game.Flags.Flag(Quest.BridgeRepaired))
                entries.Add(("The bridge is whole. The road to Saltgate is open.", true));
            return entries;

            void Add(string flag, string text)
            {
                if (Contains(game, flag))
                    entries.Add((text, game.Flags.Flag(flag)));
            }
        }

        // Another world has other flags, and its quest is its own business.
        private static bool Contains(TavernGame game, string flag)
        {
            foreach (var known in game.World.Flags)
            {
                if (known == flag)
                    return true;
            }

            return false;
        }
    }
}
