using System;
using GptDialogue.Worlds;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>
    /// What a character knows of the game: trust and flags set in the inspector or by code, until the game puts its own
    /// <see cref="IGameState"/> in their place.
    /// </summary>
    [Serializable]
    public sealed class NpcState : IGameState
    {
        [SerializeField, Tooltip("The player's standing with this character; 0 for a stranger.")]
        private int _trust;

        [SerializeField, Tooltip("Flags of the world that are set at the start.")]
        private string[] _flags = Array.Empty<string>();

        [NonSerialized]
        private GameState? _changed;

        /// <summary>The game's own state; null to use trust and flags of this object.</summary>
        public IGameState? Game { get; set; }

        /// <inheritdoc/>
        public int Trust => Game?.Trust ?? Own.Trust;

        private GameState Own => _changed ??= Start();

        /// <inheritdoc/>
        public bool Flag(string name) => Game?.Flag(name) ?? Own.Flag(name);

        /// <summary>Sets or clears a flag of this object.</summary>
        public void Set(string flag, bool value = true) => Own.Set(flag, value);

        /// <summary>Sets the trust of this object.</summary>
        public void SetTrust(int trust) => Own.Trust = trust;

        private GameState Start()
        {
            var state = new GameState { Trust = _trust };
            foreach (var flag in _flags)
                state.Set(flag);
            return state;
        }
    }
}
