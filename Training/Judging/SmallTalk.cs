using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Worlds;

namespace GptDialogue.Training.Judging
{
    /// <summary>
    /// Small talk is small talk whoever it is said to: lines that readers rated replies to are said to characters of the labelled worlds, so that the judge
    /// sees how often chance words of such lines find a fact or an authored line there.
    /// </summary>
    internal static class SmallTalk
    {
        /// <summary>What such a line counts beside a labelled one.</summary>
        public const float Weight = 0.3f;

        /// <summary>For each world its part of the lines, each said to a character drawn.</summary>
        /// <param name="worlds">The labelled lines by world; every world has one.</param>
        /// <param name="rated">The lines.</param>
        /// <param name="seed">Draws characters.</param>
        public static IReadOnlyList<IReadOnlyList<LabelledLine>> For(IReadOnlyList<IReadOnlyList<LabelledLine>> worlds, IReadOnlyList<RatedLine> rated, int seed)
        {
            var random = new Random(seed);
            var label = new[] { LineLabel.Parse("talk") };
            return worlds.Select((world, w) => (IReadOnlyList<LabelledLine>)rated.Where((_, i) => i % worlds.Count == w)
                .Select(line => new LabelledLine(world[0].World, world[0].World.Characters[random.Next(world[0].World.Characters.Count)], new GameState(), line.Text, label)).ToList()).ToList();
        }
    }
}
