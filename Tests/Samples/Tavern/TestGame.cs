using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tests.Tavern
{
    /// <summary>A game in the authored village.</summary>
    internal static class TestGame
    {
        public static WorldPack World { get; } = WorldFolder.Load(PlayOptions.ShippedWorld);

        /// <summary>A new game with the player beside a person.</summary>
        public static TavernGame Beside(string id) => new(World, Person(id).Place);

        public static CharacterCard Person(string id) => World.FindCharacter(id)!;

        /// <summary>What the game makes of a proposal.</summary>
        public static Outcome Propose(this TavernGame game, string id, string call, Tone tone = Tone.Neutral) =>
            ActionRules.Hollowmere().Decide(game, new Proposal(Person(id), ActionCall.Parse(call), tone));
    }
}
