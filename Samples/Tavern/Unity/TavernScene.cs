using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Unity;
using UnityEngine;

namespace GptDialogue.Samples.Tavern.Unity
{
    /// <summary>
    /// The sample's game inside the engine: joins the rules in <see cref="TavernGame"/> to the people of the scene. The player turns to a
    /// person, says a line; the person replies, and the rules decide what becomes of a proposed action.
    /// </summary>
    public sealed class TavernScene : MonoBehaviour
    {
        private const int MostLines = 60;

        private readonly List<string> _story = new List<string>();

        [SerializeField, Tooltip("Hollowmere, or another world whose people stand in this scene.")]
        private DialogueWorld? _world;

        [SerializeField, Tooltip("The people of the scene.")]
        private TavernPerson[] _people = new TavernPerson[0];

        /// <summary>The rules; null until the scene has started.</summary>
        public TavernGame? Game { get; private set; }

        /// <summary>Who is talked to; null when nobody is.</summary>
        public TavernPerson? Partner { get; private set; }

        /// <summary>The people of the scene.</summary>
        public IReadOnlyList<TavernPerson> People => _people;

        /// <summary>What was said and what happened, oldest first.</summary>
        public IReadOnlyList<string> Story => _story;

        /// <summary>The words of the reply that is being said; empty when none is.</summary>
        public string Speaking { get; private set; } = string.Empty;

        /// <summary>Lines that could be said to the partner now.</summary>
        public IReadOnlyList<string> Suggested { get; private set; } = new string[0];

        /// <summary>Puts the scene together; for the menu command that builds it.</summary>
        public void Build(DialogueWorld world, TavernPerson[] people)
        {
            _world = world;
            _people = people;
        }

        /// <summary>Turns to a person, walking there if there is a way; an unfinished reply of the one before is cut off.</summary>
        public void TurnTo(TavernPerson person)
        {
            if (Game == null || person.Card == null)
                return;
            if (Partner != null)
                Partner.Npc.StopTalking();
            Speaking = string.Empty;
            if (!Game.IsHere(person.Card))
            {
                var walk = Game.Walk(Game.PlaceOf(person.Card));
                Tell(walk.Text);
                if (!walk.Happened)
                    return;
            }

            Partner = person;
            Suggest();
        }

        /// <summary>Says a line to the partner.</summary>
        public void Say(string line)
        {
            if (Partner == null)
                return;
            Speaking = string.Empty;
            Tell("You: " + line);
            Partner.Npc.Say(line);
        }

        private void Start()
        {
            if (_world == null)
            {
                Debug.LogError("The tavern has no world. Build the scene again: Tools > GPT Dialogue > Build Tavern Scene.", this);
                return;
            }

            Game = new TavernGame(_world.Pack);
            foreach (var person in _people)
                person.Join(this, Game);
            Tell(Game.World.Name + ". " + Game.World.About);
            if (_people.Length > 0)
                TurnTo(_people[0]);
        }

        internal void Heard(TavernPerson person, string words)
        {
            if (person == Partner)
                Speaking += words;
        }

        internal void Replied(TavernPerson person, ReplyResult reply)
        {
            Speaking = string.Empty;
            Tell(person.Card!.Name + ": " + reply.Text);
            foreach (var outcome in Game!.Hear(person.Card, reply.Tone, reply.Facts, reply.Action))
                Tell("* " + outcome.Text);
            Suggest();
        }

        private void Suggest() => Suggested = Partner?.Card == null ? new string[0] : Suggestions.For(Game!, Partner.Card, _story.Count).ToArray();

        private void Tell(string line)
        {
            _story.Add(line);
            if (_story.Count > MostLines)
                _story.RemoveAt(0);
        }
    }
}
