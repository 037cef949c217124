using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>Things the player could say, taken from a character's authored exchanges.</summary>
    public static class Suggestions
    {
        /// <summary>
        /// Up to <paramref name="count"/> lines that are usable now, spread over the card so that they are about different things;
        /// another round gives others.
        /// </summary>
        public static IReadOnlyList<string> For(TavernGame game, CharacterCard card, int round, int count = 3)
        {
            var state = game.StateFor(card);
            var usable = card.Lines.Where(line => Usable(game.World, card, line, state)).Select(line => line.Player).ToList();
            count = Math.Min(count, usable.Count);
            var step = count == 0 ? 0 : usable.Count / count;
            return Enumerable.Range(0, count).Select(i => usable[((i * step) + round) % usable.Count]).Distinct().ToList();
        }

        private static bool Usable(WorldPack world, CharacterCard card, AuthoredLine line, IGameState state) =>
            line.When != null ? line.When.Evaluate(state) : line.Action == null || world.IsLegal(card, line.Action, state);
    }
}
