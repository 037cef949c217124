using System;
using GptDialogue.Dialogue;
using GptDialogue.Generation;
using GptDialogue.Inference;
using GptDialogue.Sampling;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>How an engine is set up, as an asset; a host without one uses the defaults.</summary>
    [CreateAssetMenu(fileName = "Dialogue Settings", menuName = "GPT Dialogue/Settings", order = 11)]
    [DialogueHelp("unity.md")]
    public sealed class DialogueSettings : ScriptableObject
    {
        private static readonly SamplerOptions _words = new DialogueOptions().Words;

        [SerializeField, Range(1, 64), Tooltip("Characters whose context is kept ready. More may talk; they share, and one that comes back is "
            + "prepared again, which takes some ten milliseconds on the worker thread.")]
        private int _rows = 4;

        [SerializeField, Min(0), Tooltip("Milliseconds after which an authored line plays if a reply has no word yet. 0 waits as long as it takes.")]
        private int _firstWordDeadlineMs = 1500;

        [SerializeField, Min(0f), Tooltip("Most milliseconds of the worker thread per frame, for machines whose cores are all busy. 0 for no limit.")]
        private float _frameBudgetMs;

        [SerializeField, Range(0f, 1.5f), Tooltip("How varied the words are: 0 always takes the likeliest. What a reply decides (tone, kind, action) is "
            + "always the likeliest.")]
        private float _temperature = _words.Temperature;

        [SerializeField, Min(0), Tooltip("Milliseconds after which a reply has to be complete, or an authored line breaks in. 0 for no limit.")]
        private int _deadlineMs;

        [SerializeField, Min(0f), Tooltip("Most tokens per second of all characters together. 0 for no limit.")]
        private float _tokensPerSecond;

        [SerializeField, Range(0.05f, 1f), Tooltip("Only the likeliest words that together reach this probability are drawn.")]
        private float _topP = _words.TopP;

        [SerializeField, Range(0f, 0.5f), Tooltip("Only words at least this fraction as likely as the likeliest are drawn.")]
        private float _minP = _words.MinP;

        [SerializeField, Tooltip("The model variant of the bundle, such as int8-kv8. Empty lets the device choose.")]
        private string _variant = string.Empty;

        [SerializeField, Tooltip("Do not look for a graphics device; a model of this size often runs best on the processor.")]
        private bool _processorOnly;

        [SerializeField, Range(1, 8), Tooltip("Processor threads for one run of the model. More than 1 helps only on idle cores.")]
        private int _threads = 1;

        [SerializeField, Tooltip("Remember on the player's machine which device worked, so that the next start does not try the others again.")]
        private bool _rememberDevice = true;

        /// <summary>Whether the device that worked is remembered on the player's machine.</summary>
        public bool RememberDevice => _rememberDevice;

        /// <summary>The options these settings stand for.</summary>
        public DialogueOptions ToOptions()
        {
            var options = new DialogueOptions
            {
                Rows = Math.Max(1, _rows),
                Variant = _variant.Length == 0 ? null : _variant,
                Words = new SamplerOptions { Temperature = _temperature, TopP = _topP, MinP = _minP },
            };
            options.Devices.Threads = Math.Max(1, _threads);
            // The processor always stands last in the list.
            if (_processorOnly)
                options.Devices.Order = Array.Empty<IExecutionDevice>();
            return options;
        }

        /// <summary>How every line is said under these settings.</summary>
        public SayOptions ToSayOptions(TaskPriority priority) => new SayOptions
        {
            FirstWordDeadline = TimeSpan.FromMilliseconds(Math.Max(0, _firstWordDeadlineMs)),
            Deadline = TimeSpan.FromMilliseconds(Math.Max(0, _deadlineMs)),
            Priority = priority,
        };

        /// <summary>Sets the limits of an engine; call it again after a change.</summary>
        public void Limit(FrameGovernor governor)
        {
            governor.TokensPerSecond = Math.Max(0, _tokensPerSecond);
            governor.FrameBudget = TimeSpan.FromTicks((long)(Math.Max(0, _frameBudgetMs) * TimeSpan.TicksPerMillisecond));
        }
    }
}
