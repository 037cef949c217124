using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>
    /// The game behind every view of the sample: where the player is, what the player has, who trusts the player, and what becomes
    /// of the things that characters propose. Knows nothing of models, screens or engines. One thread.
    /// </summary>
    public sealed class TavernGame
    {
        private const int StartCopper = 35;

        private readonly ActionRules _rules;

        /// <summary>Begins a game at the place of the first character, or at the given place.</summary>
        public TavernGame(WorldPack world, string? place = null, ActionRules? rules = null)
        {
            World = world;
            _rules = rules ?? ActionRules.Hollowmere();
            Place = place ?? world.Characters.Select(PlaceOf).FirstOrDefault() ?? world.Name;
        }

        /// <summary>The authored world.</summary>
        public WorldPack World { get; }

        /// <summary>Where the player is.</summary>
        public string Place { get; private set; }

        /// <summary>Flags of the world.</summary>
        public GameState Flags { get; } = new GameState();

        /// <summary>Trust per person.</summary>
        public TrustLedger Trust { get; } = new TrustLedger();

        /// <summary>Money of the player.</summary>
        public Purse Purse { get; } = new Purse(StartCopper);

        /// <summary>Items of the player.</summary>
        public Satchel Satchel { get; } = new Satchel();

        /// <summary>What was given away, as "person/item"; nobody gives the same thing twice.</summary>
        public ISet<string> Gifts { get; } = new HashSet<string>(StringComparer.OrdinalIgnoreCase);

        /// <summary>Places the player was shown the way to.</summary>
        public ISet<string> Map { get; } = new SortedSet<string>(StringComparer.OrdinalIgnoreCase);

        /// <summary>Where people are who are not at their post, by id.</summary>
        public IDictionary<string, string> Whereabouts { get; } = new Dictionary<string, string>(StringComparer.Ordinal);

        /// <summary>Whether the player needs a healer.</summary>
        public bool IsWounded { get; set; }

        /// <summary>Whether the player's blade is sharp.</summary>
        public bool HasSharpBlade { get; set; }

        /// <summary>Whether the player has a bed for the night.</summary>
        public bool HasRoom { get; set; }

        /// <summary>The people at the player's place.</summary>
        public IEnumerable<CharacterCard> PeopleHere => World.Characters.Where(IsHere);

        /// <summary>Whether a person is where the player is.</summary>
        public bool IsHere(CharacterCard card) => Same(PlaceOf(card), Place);

        /// <summary>Where a person is; one without a place walks about in the settlement.</summary>
        public string PlaceOf(CharacterCard card) =>
            Whereabouts.TryGetValue(card.Id, out var place) ? place : card.Place.Length == 0 ? World.Name : card.Place;

        /// <summary>The game as a person sees it; give it to the conversation with that person.</summary>
        public IGameState StateFor(CharacterCard card) => new PersonState(this, card.Id);

        /// <summary>Walks to a place, if there is a way.</summary>
        public Outcome Walk(string place)
        {
            if (Same(place, Place))
                return Outcome.Refused($"You are at {Names.Place(Place)}.");
            var closed = Roads.Closed(this, place);
            if (closed != null)
                return Outcome.Refused(closed);
            Arrive(place);
            var ambush = Bandits.Ambush(this);
            return Outcome.Done($"You walk to {Names.Place(Place)}." + (ambush == null ? string.Empty : " " + ambush));
        }

        /// <summary>Puts the player at a place of the world, however that comes about.</summary>
        public void Arrive(string place) => Place = place;

        /// <summary>
        /// Takes in a finished reply: trust by the tone of the player's line, the story by what was told, then the proposed action.
        /// Returns what happened, in this order.
        /// </summary>
        public IReadOnlyList<Outcome> Hear(CharacterCard speaker, Tone tone, IReadOnlyList<string> facts, ActionCall? action)
        {
            var outcomes = new List<Outcome>();
            Trust.Hear(speaker.Id, tone);
            var story = Quest.Follow(this, speaker, facts);
            if (story != null)
                outcomes.Add(story);
            if (action != null)
                outcomes.Add(_rules.Decide(this, new Proposal(speaker, action, tone)));
            return outcomes;
        }

        private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
