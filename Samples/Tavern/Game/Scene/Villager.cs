using System.Numerics;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>A person of the world on the map.</summary>
    public sealed class Villager
    {
        private const float Speed = 2.2f;

        /// <summary>Puts a person on the map.</summary>
        public Villager(CharacterCard card, Vector2 post)
        {
            Card = card;
            Post = post;
            Body = new Walker(post, Speed);
            Face = card.Mood;
        }

        /// <summary>The person.</summary>
        public CharacterCard Card { get; }

        /// <summary>Where the person works.</summary>
        public Vector2 Post { get; }

        /// <summary>The person's body.</summary>
        public Walker Body { get; }

        /// <summary>What the face shows.</summary>
        public Emotion Face { get; set; }

        /// <summary>The visit the person is on; null at work.</summary>
        public Visit? Visit { get; internal set; }
    }
}
