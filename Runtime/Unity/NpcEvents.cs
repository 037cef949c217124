using System;
using GptDialogue.Worlds;
using UnityEngine;
using UnityEngine.Events;

namespace GptDialogue.Unity
{
    /// <summary>
    /// What happens while a character replies, for the inspector. All are raised on the main thread while the character's component
    /// is enabled, in the order tone, emotion, words (several times; the emotion may change in between), action, done. A reply that is cut
    /// off proposes no action.
    /// </summary>
    [Serializable]
    public sealed class NpcEvents
    {
        [SerializeField, Tooltip("How the player's line was read: friendly, neutral or hostile.")]
        private UnityEvent<Tone> _tone = new UnityEvent<Tone>();

        [SerializeField, Tooltip("What the reply is said with.")]
        private UnityEvent<Emotion> _emotion = new UnityEvent<Emotion>();

        [SerializeField, Tooltip("The character proposes an action: its id, and the argument or an empty text. Your game decides whether it happens.")]
        private UnityEvent<string, string> _action = new UnityEvent<string, string>();

        [SerializeField, Tooltip("More words of the reply, to be added to those before; at most once a frame.")]
        private UnityEvent<string> _words = new UnityEvent<string>();

        [SerializeField, Tooltip("The reply is complete: its whole text.")]
        private UnityEvent<string> _done = new UnityEvent<string>();

        [SerializeField, Tooltip("The character could not reply as it should; the text is for a developer. An authored line played instead, if there was one.")]
        private UnityEvent<string> _failed = new UnityEvent<string>();

        /// <summary>How the player's line was read.</summary>
        public UnityEvent<Tone> Tone => _tone;

        /// <summary>What the reply is said with.</summary>
        public UnityEvent<Emotion> Emotion => _emotion;

        /// <summary>A proposed action: its id, and its argument or an empty text.</summary>
        public UnityEvent<string, string> Action => _action;

        /// <summary>More words of the reply.</summary>
        public UnityEvent<string> Words => _words;

        /// <summary>The reply is complete: its whole text.</summary>
        public UnityEvent<string> Done => _done;

        /// <summary>What went wrong, for a developer.</summary>
        public UnityEvent<string> Failed => _failed;
    }
}
