using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Unity;
using GptDialogue.Worlds;
using UnityEngine;

namespace GptDialogue.Samples.Tavern.Unity
{
    /// <summary>A person of the sample: hands what its character says to the scene and shows the emotion as a colour.</summary>
    [RequireComponent(typeof(DialogueNpc))]
    public sealed class TavernPerson : MonoBehaviour
    {
        [SerializeField, Tooltip("What is tinted with the emotion.")]
        private Renderer? _body;

        private TavernScene? _scene;
        private DialogueNpc? _npc;

        /// <summary>The character.</summary>
        public DialogueNpc Npc => _npc != null ? _npc : _npc = GetComponent<DialogueNpc>();

        /// <summary>What was authored about the person; null until the scene has started.</summary>
        public CharacterCard? Card { get; private set; }

        /// <summary>What is tinted with the emotion.</summary>
        public Renderer? Body
        {
            get => _body;
            set => _body = value;
        }

        /// <summary>Takes part in the game.</summary>
        internal void Join(TavernScene scene, TavernGame game)
        {
            _scene = scene;
            Card = game.World.FindCharacter(Npc.CharacterId);
            if (Card == null)
                return;
            Npc.State.Game = game.StateFor(Card);
            Npc.Events.Words.AddListener(Hear);
            Npc.Events.Emotion.AddListener(Feel);
            Npc.Replied += Settle;
        }

        private void OnDestroy()
        {
            if (_npc != null)
                _npc.Replied -= Settle;
        }

        private void Hear(string words)
        {
            if (_scene != null)
                _scene.Heard(this, words);
        }

        private void Settle(ReplyResult reply)
        {
            if (_scene != null)
                _scene.Replied(this, reply);
        }

        private void Feel(Emotion emotion)
        {
            if (_body != null)
                _body.material.color = ColourOf(emotion);
        }

        private static Color ColourOf(Emotion emotion) => emotion switch
        {
            Emotion.Happy => new Color(0.95f, 0.80f, 0.35f),
            Emotion.Sad => new Color(0.40f, 0.55f, 0.80f),
            Emotion.Angry => new Color(0.85f, 0.35f, 0.30f),
            Emotion.Afraid => new Color(0.65f, 0.50f, 0.80f),
            Emotion.Surprised => new Color(0.45f, 0.80f, 0.70f),
            _ => new Color(0.75f, 0.70f, 0.65f),
        };
    }
}
