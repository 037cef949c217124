using System;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>Everything authored about one character. Immutable and safe to share between threads.</summary>
    public sealed class CharacterCard
    {
        /// <summary>Creates a card; omitted lists are empty.</summary>
        public CharacterCard(
            string id,
            string name,
            string role = "",
            string place = "",
            IReadOnlyList<string>? traits = null,
            SpeechStyle speech = SpeechStyle.Plain,
            Emotion mood = Emotion.Neutral,
            IReadOnlyList<string>? knows = null,
            IReadOnlyList<Secret>? secrets = null,
            IReadOnlyList<Ware>? sells = null,
            IReadOnlyList<ActionGrant>? actions = null,
            IReadOnlyList<AuthoredLine>? lines = null,
            Fallbacks? fallback = null)
        {
            Id = id;
            Name = name;
            Role = role;
            Place = place;
            Traits = traits ?? Array.Empty<string>();
            Speech = speech;
            Mood = mood;
            Knows = knows ?? Array.Empty<string>();
            Secrets = secrets ?? Array.Empty<Secret>();
            Sells = sells ?? Array.Empty<Ware>();
            Actions = actions ?? Array.Empty<ActionGrant>();
            Lines = lines ?? Array.Empty<AuthoredLine>();
            Fallback = fallback ?? new Fallbacks();
        }

        /// <summary>Unique among the characters of the world.</summary>
        public string Id { get; }

        /// <summary>The name as said and shown.</summary>
        public string Name { get; }

        /// <summary>Occupation, as in "tavern keeper"; may be empty.</summary>
        public string Role { get; }

        /// <summary>Where the character is, spelled as the world spells the place; may be empty.</summary>
        public string Place { get; }

        /// <summary>Adjectives of the character.</summary>
        public IReadOnlyList<string> Traits { get; }

        /// <summary>Manner of speech.</summary>
        public SpeechStyle Speech { get; }

        /// <summary>Mood at the start of a conversation.</summary>
        public Emotion Mood { get; }

        /// <summary>Ids of facts known besides those whose <see cref="Fact.KnownBy"/> includes this character.</summary>
        public IReadOnlyList<string> Knows { get; }

        /// <summary>Facts told only under a condition of this character.</summary>
        public IReadOnlyList<Secret> Secrets { get; }

        /// <summary>What the character sells, in authored order.</summary>
        public IReadOnlyList<Ware> Sells { get; }

        /// <summary>Actions the character may propose.</summary>
        public IReadOnlyList<ActionGrant> Actions { get; }

        /// <summary>Authored exchanges in file order.</summary>
        public IReadOnlyList<AuthoredLine> Lines { get; }

        /// <summary>Written fallback lines.</summary>
        public Fallbacks Fallback { get; }
    }
}
