using System;
using System.IO;

namespace GptDialogue.Samples.Tavern.Play
{
    /// <summary>What a game is started with.</summary>
    internal sealed class PlayOptions
    {
        /// <summary>The bundle beside the program.</summary>
        public static string ShippedBundle { get; } = Path.Combine(AppContext.BaseDirectory, "Model", "tavern.gptbundle");

        /// <summary>Hollowmere, beside the program.</summary>
        public static string ShippedWorld { get; } = Path.Combine(AppContext.BaseDirectory, "World");

        /// <summary>Path of the bundle that speaks.</summary>
        public string Bundle { get; init; } = ShippedBundle;

        /// <summary>Folder of the world, or its world file.</summary>
        public string World { get; init; } = ShippedWorld;

        /// <summary>Seed of everything random.</summary>
        public ulong Seed { get; init; } = 1;

        /// <summary>Id or name of the person to begin with; null for the tavern keeper, or the first person of another world.</summary>
        public string? Person { get; init; }
    }
}
