using System;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using UnityEngine;
using UnityEngine.Events;

namespace GptDialogue.Unity
{
    /// <summary>How far a host has got.</summary>
    public enum HostState
    {
        /// <summary>Disabled, or not started yet.</summary>
        Off,

        /// <summary>The bundle is being loaded on another thread.</summary>
        Loading,

        /// <summary>Characters can talk.</summary>
        Ready,

        /// <summary>The bundle could not be loaded; see <see cref="DialogueHost.Fault"/>.</summary>
        Failed,
    }

    /// <summary>
    /// Holds the engine that all characters of a scene or of the whole game share. Loads the bundle off the main thread when it is
    /// enabled and frees it when it is disabled. Place one; characters find it by themselves.
    /// </summary>
    [AddComponentMenu("GPT Dialogue/Dialogue Host")]
    [DefaultExecutionOrder(-100)] // Before the characters, so that they meet a frame in which the engine is ready.
    [DisallowMultipleComponent]
    [DialogueHelp("unity.md")]
    public sealed class DialogueHost : MonoBehaviour
    {
        [SerializeField, Tooltip("The trained model: the asset of a .gptbundle file.")]
        private DialogueBundle? _bundle;

        [SerializeField, Tooltip("Optional: how the engine is set up. Without it the defaults are used.")]
        private DialogueSettings? _settings;

        [SerializeField, Tooltip("Keep this host, and the loaded model, when another scene is loaded. Hosts of later scenes then step back.")]
        private bool _keepAcrossScenes;

        [SerializeField, Tooltip("The model is loaded; characters can talk.")]
        private UnityEvent _onReady = new UnityEvent();

        [SerializeField, Tooltip("The model could not be loaded; the text says why and what to do.")]
        private UnityEvent<string> _onFailed = new UnityEvent<string>();

        private EngineLoader? _loader;
        private byte[]? _remembered;
        private TaskCompletionSource<DialogueEngine>? _ready;

        /// <summary>The host that is enabled; null when there is none.</summary>
        public static DialogueHost? Current { get; private set; }

        /// <summary>How far this host has got.</summary>
        public HostState State { get; private set; }

        /// <summary>The engine; null unless <see cref="State"/> is <see cref="HostState.Ready"/>.</summary>
        public DialogueEngine? Engine => State == HostState.Ready ? _loader?.Engine : null;

        /// <summary>How far loading has come, 0 to 1, for a bar.</summary>
        public float Progress => State == HostState.Ready ? 1 : _loader == null ? 0 : _loader.Progress;

        /// <summary>Why loading failed and what to do; null when it did not.</summary>
        public string? Fault { get; private set; }

        /// <summary>The bundle; a change takes effect when the host is enabled the next time.</summary>
        public DialogueBundle? Bundle
        {
            get => _bundle;
            set => _bundle = value;
        }

        /// <summary>The setup; null for the defaults. A change takes effect when the host is enabled the next time.</summary>
        public DialogueSettings? Settings
        {
            get => _settings;
            set => _settings = value;
        }

        /// <summary>Whether the host outlives its scene.</summary>
        public bool KeepAcrossScenes
        {
            get => _keepAcrossScenes;
            set => _keepAcrossScenes = value;
        }

        /// <summary>Raised on the main thread when characters can talk.</summary>
        public UnityEvent OnReady => _onReady;

        /// <summary>Raised on the main thread when the bundle could not be loaded.</summary>
        public UnityEvent<string> OnFailed => _onFailed;

        /// <summary>
        /// The engine once it is ready. Faults with a <see cref="GptDialogueException"/> when loading fails; cancelled when the host is
        /// disabled first. Completes on the main thread.
        /// </summary>
        public Task<DialogueEngine> WhenReady()
        {
            if (Engine is DialogueEngine engine)
                return Task.FromResult(engine);
            if (State == HostState.Failed)
                return Task.FromException<DialogueEngine>(new GptDialogueException(Fault!));
            if (State == HostState.Off)
                return Task.FromException<DialogueEngine>(new GptDialogueException($"The dialogue host '{name}' is disabled, so nothing loads. Enable it first."));
            return (_ready ??= new TaskCompletionSource<DialogueEngine>()).Task;
        }

        private bool Remembers => _settings == null || _settings.RememberDevice;

        // Without a domain reload, statics keep what the last play session left in them.
        [RuntimeInitializeOnLoadMethod(RuntimeInitializeLoadType.SubsystemRegistration)]
        private static void ForgetLastSession() => Current = null;

        private void OnEnable()
        {
            if (Current != null && Current != this)
            {
                StepBack(Current);
                return;
            }

            Current = this;
            if (_keepAcrossScenes && transform.parent == null)
                DontDestroyOnLoad(gameObject);
            Load();
        }

        private void Update()
        {
            if (State == HostState.Loading && _loader!.IsCompleted)
                Settle(_loader);
            // Not FromSeconds, which some runtimes round to milliseconds.
            Engine?.Governor.ReportFrame(TimeSpan.FromTicks((long)(Time.unscaledDeltaTime * TimeSpan.TicksPerSecond)));
        }

        private void OnDisable() => Stop();

        private void OnApplicationQuit() => Stop();

        private void Load()
        {
            Fault = null;
            if (_bundle == null)
            {
                Fail($"The dialogue host '{name}' has no bundle. Assign the asset of a .gptbundle file to its field Bundle.");
                return;
            }

            try
            {
                var options = _settings == null ? new DialogueOptions() : _settings.ToOptions();
                if (Remembers)
                    DeviceMemory.Recall(options.Devices);
                _remembered = options.Devices.Remembered;
                options.Faulted = Debug.LogException;
                _loader = EngineLoader.Start(_bundle, options);
                State = HostState.Loading;
            }
            catch (GptDialogueException fault)
            {
                Fail(fault.Message);
            }
        }

        private void Settle(EngineLoader loader)
        {
            if (loader.Engine is not DialogueEngine engine)
            {
                Fail(loader.Fault ?? "Loading the bundle was stopped from outside.");
                return;
            }

            State = HostState.Ready;
            if (_settings != null)
                _settings.Limit(engine.Governor);
            var waiting = _ready;
            _ready = null;
            _onReady.Invoke();
            waiting?.TrySetResult(engine);
        }

        private void Fail(string fault)
        {
            State = HostState.Failed;
            Fault = fault;
            _loader?.Stop();
            _loader = null;
            Debug.LogError(fault, this);
            var waiting = _ready;
            _ready = null;
            _onFailed.Invoke(fault);
            waiting?.TrySetException(new GptDialogueException(fault));
        }

        // Also while a reply is being said: the characters notice that their engine is gone and end their talk.
        private void Stop()
        {
            if (Current == this)
                Current = null;
            // At the end, as a device may have been lost meanwhile.
            if (Engine != null && Remembers)
                DeviceMemory.Keep(Engine.DeviceReport, _remembered);
            State = HostState.Off;
            _loader?.Stop();
            _loader = null;
            var waiting = _ready;
            _ready = null;
            waiting?.TrySetCanceled();
        }

        private void StepBack(DialogueHost other)
        {
            State = HostState.Off;
            if (!other._keepAcrossScenes)
                Debug.LogWarning($"There are two dialogue hosts, '{other.name}' and '{name}'; the second stays off. Remove one.", this);
            enabled = false;
        }
    }
}
