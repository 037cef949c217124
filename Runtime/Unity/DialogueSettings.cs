using System;
using GptDialogue.Dialogue;
using GptDialogue.Sampling;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>How an engine is set up, as an asset; a host without one uses the defaults.</summary>
    [CreateAssetMenu(fileName = "Dialogue Settings", menuName = "GPT Dialogue/Settings", order = 11)]
    [DialogueHelp("unity.md")]
    public sealed class DialogueSettings : ScriptableObject
    {
        [SerializeField, Range(1, 64), Tooltip("Characters whose context is kept ready. More may talk; they share, and one that comes back is "
            + "prepared again, which takes some ten milliseconds on the worker thread.")]
        private int _rows = 4;

        [SerializeField, Min(0), Tooltip("Milliseconds after which an authored line plays if a reply has no word yet. 0 waits as long as it takes.")]
        private int _firstWordDeadlineMs = 1500;

        [SerializeField, Range(0f, 1.5f), Tooltip("How varied the words are: 0 always takes the likeliest. What a reply decides (tone, kind, action) is "
            + "always the likeliest.")]
        private float _temperature = 0.5f;

        [SerializeField, Range(0.05f, 1f), Tooltip("Only the likeliest words that together reach this probability are drawn.")]
        private float _topP = 0.9f;

        [SerializeField, Range(0f, 0.5f), Tooltip("Only words at least this fraction as likely as the likeliest are drawn.")]
        private float _minP = 0.05f;

        [SerializeField, Tooltip("The model variant of the bundle, such as int8-kv8. Empty lets the device choose.")]
        private string _variant = string.Empty;

        /// <summary>The options these settings stand for.</summary>
        public DialogueOptions ToOptions() => new DialogueOptions
        {
            Rows = Math.Max(1, _rows),
            Variant = _variant.Length == 0 ? null : _variant,
            Words = new SamplerOptions { Temperature = _temperature, TopP = _topP, MinP = _minP },
        };

        /// <summary>How every line is said under these settings.</summary>
        public SayOptions ToSayOptions() => new SayOptions { FirstWordDeadline = TimeSpan.FromMilliseconds(Math.Max(0, _firstWordDeadlineMs)) };
    }
}
