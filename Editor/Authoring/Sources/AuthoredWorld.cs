using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>A world file with the characters that belong to it.</summary>
    public sealed class AuthoredWorld
    {
        /// <summary>Creates it from its parts.</summary>
        public AuthoredWorld(WorldSource world, IReadOnlyList<CardSource> cards)
        {
            World = world;
            Cards = cards;
        }

        /// <summary>The world file.</summary>
        public WorldSource World { get; }

        /// <summary>The characters in the order of their files' paths.</summary>
        public IReadOnlyList<CardSource> Cards { get; }

        /// <summary>
        /// Ids that <c>known_by</c> may name although no character file has them: those of inline cards in the suites beside.
        /// </summary>
        public IReadOnlyCollection<string> OtherCharacterIds { get; internal set; } = Array.Empty<string>();

        /// <summary>The character with this id, or null.</summary>
        public CardSource? FindCard(string id) => Cards.FirstOrDefault(card => card.Id.Value == id);

        /// <summary>The fact with this id, or null.</summary>
        public FactSource? FindFact(string id) => World.Facts.FirstOrDefault(fact => fact.Id.Value == id);

        /// <summary>The action with this id, or null.</summary>
        public ActionSource? FindAction(string id) => World.Actions.FirstOrDefault(action => action.Id.Value == id);

        /// <summary>The settlement's name: the authored one, or the id in title case.</summary>
        public string Name => World.Name is SourceText { Value: { Length: > 0 } name } ? name : Glossary.TitleCase(World.Id.Value);

        /// <summary>The places: the authored ones and the settlement itself.</summary>
        public IReadOnlyList<string> Places => Glossary.With(World.Places, new[] { Name });

        /// <summary>The people: the authored ones and the characters themselves.</summary>
        public IReadOnlyList<string> People => Glossary.With(World.People, Cards.Select(card => card.Name.Value));

        /// <summary>The items.</summary>
        public IReadOnlyList<string> Items => Glossary.With(World.Items, Array.Empty<string>());

        /// <summary>The entries of a kind.</summary>
        public IReadOnlyList<string> EntriesOf(ArgumentKind kind) => kind switch
        {
            ArgumentKind.Place => Places,
            ArgumentKind.Person => People,
            ArgumentKind.Item => Items,
            _ => Array.Empty<string>(),
        };

        /// <summary>The same world with one more character, which replaces one of the same id.</summary>
        public AuthoredWorld With(CardSource card) =>
            new AuthoredWorld(World, Cards.Where(other => other.Id.Value != card.Id.Value).Append(card).ToList());
    }
}
