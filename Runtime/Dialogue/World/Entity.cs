using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.World
{
    /// <summary>What a name in the glossary stands for.</summary>
    public enum EntityKind
    {
        /// <summary>A place other than the speaker's own.</summary>
        Place,

        /// <summary>A person other than the speaker.</summary>
        Person,

        /// <summary>A thing that can be named, owned or sold.</summary>
        Item,

        /// <summary>The settlement or world itself.</summary>
        World,

        /// <summary>The speaking character.</summary>
        Self,

        /// <summary>The place where the speaking character stands.</summary>
        Here,
    }

    /// <summary>One name of the world as the speaking character sees it.</summary>
    public sealed class Entity
    {
        internal Entity(EntityKind kind, string name, CharacterCard? card = null, Ware? ware = null)
        {
            Kind = kind;
            Name = name;
            Card = card;
            Ware = ware;
        }

        /// <summary>The role of the name in this conversation.</summary>
        public EntityKind Kind { get; }

        /// <summary>The name exactly as authored.</summary>
        public string Name { get; }

        /// <summary>The card of a person who is a character of the game; null for everything else.</summary>
        public CharacterCard? Card { get; }

        /// <summary>What the speaking character sells it for; null when it is not for sale here.</summary>
        public Ware? Ware { get; }

        /// <inheritdoc/>
        public override string ToString() => Kind + ":" + Name;
    }
}
