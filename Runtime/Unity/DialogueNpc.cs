using System;
using System.Collections;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using GptDialogue.Dialogue;
using GptDialogue.Generation;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using UnityEngine;

namespace GptDialogue.Unity
{
    /// <summary>Takes words without making a string of them; the span is valid during the call only.</summary>
    public delegate void WordsHandler(ReadOnlySpan<char> words);

    /// <summary>
    /// Lets a game object speak as one character of a world. Say a line, by code or by an event; the reply arrives in
    /// <see cref="Events"/>, frame by frame. All members are for the main thread.
    /// </summary>
    [AddComponentMenu("GPT Dialogue/Dialogue NPC")]
    [DisallowMultipleComponent]
    [DialogueHelp("unity.md")]
    public sealed class DialogueNpc : MonoBehaviour
    {
        [SerializeField, Tooltip("The world the character lives in: the asset of a .world.yaml or .gptworld file.")]
        private DialogueWorld? _world;

        [SerializeField, Tooltip("Id of the character, as in its .npc.yaml file.")]
        private string _characterId = string.Empty;

        [SerializeField, Tooltip("How the character addresses the player.")]
        private string _playerName = "friend";

        [SerializeField, Tooltip("What the player says finds these at the start; a game usually sets them by code.")]
        private NpcState _state = new NpcState();

        [SerializeField, Tooltip("What happens while the character replies.")]
        private NpcEvents _events = new NpcEvents();

        [SerializeField, Tooltip("The host to use. Empty uses the one that is enabled.")]
        private DialogueHost? _host;

        [SerializeField, Min(0), Tooltip("Seed of everything random: the same seed and the same lines give the same replies.")]
        private int _seed = 1;

        [SerializeField, Tooltip("Raise the event Words, which makes a string of every piece. Off, words come through the C# event Spoken only, "
            + "which allocates nothing.")]
        private bool _raiseWords = true;

        [SerializeField, Tooltip("Who goes first when several characters talk: Focus for the one the player talks to, Normal for bystanders.")]
        private TaskPriority _priority = TaskPriority.Focus;

        private NpcSpeech? _speech;

        /// <summary>Raised with more words of the reply, before the event Words; allocates nothing.</summary>
        public event WordsHandler? Spoken;

        /// <summary>Raised with the finished reply, after the events of the inspector.</summary>
        public event Action<ReplyResult>? Replied;

        /// <summary>What happens while the character replies.</summary>
        public NpcEvents Events => _events;

        /// <summary>Flags and trust that the character's conditions ask for.</summary>
        public NpcState State => _state;

        /// <summary>The world; a change begins a new conversation.</summary>
        public DialogueWorld? World
        {
            get => _world;
            set
            {
                _world = value;
                Restart();
            }
        }

        /// <summary>Id of the character; a change begins a new conversation.</summary>
        public string CharacterId
        {
            get => _characterId;
            set
            {
                _characterId = value;
                Restart();
            }
        }

        /// <summary>The host; null for the one that is enabled.</summary>
        public DialogueHost? Host
        {
            get => _host != null ? _host : DialogueHost.Current;
            set => _host = value;
        }

        /// <summary>How the character addresses the player; a change takes effect with the next conversation.</summary>
        public string PlayerName
        {
            get => _playerName;
            set => _playerName = value;
        }

        /// <summary>Seed of everything random; a change takes effect with the next conversation.</summary>
        public int Seed
        {
            get => _seed;
            set => _seed = value;
        }

        /// <summary>Whether the event Words is raised.</summary>
        public bool RaiseWords
        {
            get => _raiseWords;
            set => _raiseWords = value;
        }

        /// <summary>Who goes first when several characters talk.</summary>
        public TaskPriority Priority
        {
            get => _priority;
            set => _priority = value;
        }

        /// <summary>The conversation; null before the first line, and while there is no engine.</summary>
        public Conversation? Conversation => _speech?.Memory.Conversation;

        /// <summary>Whether a reply is being made or said.</summary>
        public bool IsTalking => _speech != null && _speech.IsTalking;

        /// <summary>Says a line to the character; for buttons and input fields. An unfinished reply to an earlier line is cut off.</summary>
        public void Say(string line)
        {
            var talk = SayAsync(line);
            if (talk.IsFaulted)
                Debug.LogError(talk.Exception!.GetBaseException().Message, this);
        }

        /// <summary>
        /// Says a line to the character and completes with the reply, on the main thread and after its events. An unfinished reply to
        /// an earlier line is cut off.
        /// </summary>
        /// <returns>
        /// Cancelled when <paramref name="cancel"/> is, when another line is said and when the component is disabled or destroyed.
        /// Faults with a <see cref="GptDialogueException"/> when the component is disabled or not set up. Whatever goes wrong
        /// later is told in the reply: an authored line plays.
        /// </returns>
        public Task<ReplyResult> SayAsync(string line, CancellationToken cancel = default)
        {
            if (_speech == null || !_speech.IsOpen)
                return Task.FromException<ReplyResult>(new GptDialogueException(
                    $"The dialogue NPC '{name}' is disabled, so it cannot speak. Enable the component and its game object first."));
            return _speech.Say(line, cancel);
        }

        /// <summary>Says a line to the character; for <c>StartCoroutine</c> or <c>yield return</c>.</summary>
        /// <param name="line">What the player says.</param>
        /// <param name="done">Called with the reply; not when it was cut off.</param>
        public IEnumerator SayRoutine(string line, Action<ReplyResult>? done = null)
        {
            var talk = SayAsync(line);
            while (!talk.IsCompleted)
                yield return null;
            if (talk.IsFaulted)
                Debug.LogError(talk.Exception!.GetBaseException().Message, this);
            else if (!talk.IsCanceled)
                done?.Invoke(talk.Result);
        }

        /// <summary>
        /// Cuts the reply off. The conversation is then as if the line had not been said, unless the worker had finished the reply
        /// already.
        /// </summary>
        public void StopTalking() => _speech?.Stop();

        /// <summary>Readies the character for the next line, in the background; call it when the player comes near or begins to type.</summary>
        public void Prepare() => _speech?.Prepare();

        /// <summary>
        /// Prepares the replies to lines that the player may choose, the likeliest first, so that the chosen one is answered at once.
        /// </summary>
        public void Anticipate(IReadOnlyList<string> lines) => _speech?.Anticipate(lines);

        /// <summary>The conversation as a few kilobytes for the game's own save, at any time; null when nothing was said.</summary>
        public byte[]? Save() => _speech?.Memory.Save();

        /// <summary>
        /// Goes on with a saved conversation; what was said before is forgotten. A damaged save is told in the console and the conversation
        /// begins anew. Without a ready host it happens as soon as there is one. Enable the component first.
        /// </summary>
        public void Restore(byte[] save) => _speech?.Restore(save);

        /// <summary>What differed between the restored save and the game, such as facts that were removed since; empty when nothing did.</summary>
        public IReadOnlyList<SaveChange> RestoredChanges => _speech == null ? Array.Empty<SaveChange>() : _speech.Memory.Changes;

        /// <summary>Forgets what was said; the next line begins a new conversation.</summary>
        public void Restart() => _speech?.Restart();

        internal void RaiseSpoken(ReadOnlySpan<char> words)
        {
            Spoken?.Invoke(words);
            if (_raiseWords)
                _events.Words.Invoke(new string(words));
        }

        internal void RaiseReplied(ReplyResult reply) => Replied?.Invoke(reply);

        private void OnEnable()
        {
            _speech ??= new NpcSpeech(this);
            _speech.Open();
            if (_world != null)
                _world.Preload();
        }

        private void Update() => _speech!.Advance();

        // Nothing may arrive after this: whoever listens may be gone.
        private void OnDisable() => _speech?.Close();

        private void OnApplicationQuit() => _speech?.Close();

        private void OnDestroy() => _speech?.Restart();
    }
}
