using System.Linq;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Play
{
    /// <summary>Finds people by what the player calls them.</summary>
    internal static class People
    {
        /// <summary>The person with this id or name, or null when nobody or more than one fits.</summary>
        public static CharacterCard? Find(WorldPack world, string called)
        {
            if (world.FindCharacter(called) is CharacterCard card)
                return card;
            var names = NameMatch.Find(called, world.Characters.Select(c => c.Name));
            return names.Count == 1 ? world.Characters.First(c => c.Name == names[0]) : null;
        }

        /// <exception cref="GptDialogueException">There is no such person.</exception>
        public static CharacterCard Named(WorldPack world, string called) => Find(world, called) ?? throw new GptDialogueException(
            $"The world '{world.Id}' has no character '{called}'. It has: {string.Join(", ", world.Characters.Select(c => c.Id))}.");
    }
}
