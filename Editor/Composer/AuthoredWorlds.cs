using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>Lets the characters of authored worlds take part in composing: their own lines, facts, secrets and wares.</summary>
    public static class AuthoredWorlds
    {
        /// <summary>Prefix of the intent that stands for one authored line.</summary>
        internal const string LineIntent = "line:";

        /// <summary>Loads and compiles the worlds of some folders.</summary>
        /// <exception cref="GptDialogueException">A world has errors; the first one is named.</exception>
        public static IReadOnlyList<WorldPack> Load(IEnumerable<string> folders) => folders.Select(Load).ToList();

        /// <summary>A random character of a world in a random state of the game.</summary>
        internal static RandomWorld Draw(Random random, WorldPack pack)
        {
            var self = random.One(pack.Characters);
            var world = new RandomWorld { Pack = pack, Self = self, Speech = self.Speech, IsAuthored = true };
            world.Secrets.AddRange(self.Secrets);
            foreach (var flag in pack.Flags.Where(_ => random.Chance(0.4)))
                world.State.Set(flag);
            world.State.Trust = random.Next(-1, 4);
            foreach (var line in self.Lines)
                world.LineIntents[line.Id] = LineIntent + line.Id;
            return world;
        }

        private static WorldPack Load(string folder)
        {
            var problems = new ProblemList();
            var world = WorldLoader.Load(folder, problems);
            if (world == null || problems.Errors > 0)
                throw new GptDialogueException($"{folder}: {(problems.Count > 0 ? problems.Sorted()[0].ToString() : "no world")} Run 'check' on it first.");
            return WorldCompiler.Compile(world);
        }
    }
}
