using GptDialogue.Samples.Tavern.Village;

namespace GptDialogue.Samples.Tavern.Browser
{
    /// <summary>How the browser view is started.</summary>
    internal sealed class BrowserOptions
    {
        /// <summary>The port to listen on; 0 takes a free one.</summary>
        public int Port { get; init; }

        /// <summary>Whether the player's browser is opened.</summary>
        public bool OpensBrowser { get; init; }

        /// <summary>Folder of the saved games.</summary>
        public string Saves { get; init; } = SaveSlots.DefaultFolder;

        /// <summary>Seed of everything random.</summary>
        public ulong Seed { get; init; } = 1;

        /// <summary>As many people talk without a pause, for measurements; 0 for an ordinary game.</summary>
        public int Crowd { get; init; }
    }
}
