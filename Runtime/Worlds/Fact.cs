using System;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>One thing that is so in the world, with the sentence that tells it.</summary>
    public sealed class Fact
    {
        /// <summary>Creates a fact; omitted lists are empty, an omitted condition always holds.</summary>
        public Fact(string id, string text, IReadOnlyList<string>? topics = null, IReadOnlyList<string>? knownBy = null, Condition? when = null)
        {
            Id = id;
            Text = text;
            Topics = topics ?? Array.Empty<string>();
            KnownBy = knownBy;
            When = when ?? Condition.Always;
        }

        /// <summary>Unique among the facts of the world.</summary>
        public string Id { get; }

        /// <summary>The authored sentence.</summary>
        public string Text { get; }

        /// <summary>Words of the player that bring the fact up.</summary>
        public IReadOnlyList<string> Topics { get; }

        /// <summary>Ids of the characters that know it; null means everybody, empty means nobody.</summary>
        public IReadOnlyList<string>? KnownBy { get; }

        /// <summary>When the fact is so.</summary>
        public Condition When { get; }

        /// <summary>
        /// Whether this character may be asked about it openly: it is listed here or on the card, and is no secret of theirs.
        /// The condition is not looked at.
        /// </summary>
        public bool IsPublicFor(CharacterCard card)
        {
            foreach (Secret secret in card.Secrets)
            {
                if (secret.Fact == Id)
                {
                    return false;
                }
            }

            return KnownBy == null || Contains(KnownBy, card.Id) || Contains(card.Knows, Id);
        }

        private static bool Contains(IReadOnlyList<string> list, string value)
        {
            foreach (string entry in list)
            {
                if (entry == value)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
