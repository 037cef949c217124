using System;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>Flags and trust in a dictionary: every flag starts false, trust starts at 0. Not thread-safe.</summary>
    public sealed class GameState : IGameState
    {
        private readonly Dictionary<string, bool> flags = new Dictionary<string, bool>(StringComparer.Ordinal);

        /// <inheritdoc/>
        public int Trust { get; set; }

        /// <summary>Every flag that was ever set or cleared here.</summary>
        public IReadOnlyDictionary<string, bool> Flags => flags;

        /// <inheritdoc/>
        public bool Flag(string name) => flags.TryGetValue(name, out bool value) && value;

        /// <summary>Sets or clears one flag.</summary>
        public void Set(string flag, bool value = true) => flags[flag] = value;

        /// <summary>Back to the start: no flag set, trust 0.</summary>
        public void Clear()
        {
            flags.Clear();
            Trust = 0;
        }
    }
}
