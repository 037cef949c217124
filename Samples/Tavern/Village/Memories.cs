using System;
using System.Collections.Generic;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Play;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>What people remember of the player, as bytes by person.</summary>
    internal static class Memories
    {
        /// <summary>Saves every conversation.</summary>
        public static IReadOnlyDictionary<string, byte[]> Save(IReadOnlyDictionary<string, Conversation> conversations) =>
            new Dictionary<string, byte[]>(StringComparer.Ordinal);

        /// <summary>Restores the conversations of a saved game.</summary>
        public static void Restore(TavernPlay play, IReadOnlyDictionary<string, byte[]> saved, IVillageView view)
        {
        }
    }
}
