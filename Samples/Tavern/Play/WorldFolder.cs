using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Play
{
    /// <summary>Reads an authored world for play: the first error stops, warnings are the writer's business.</summary>
    internal static class WorldFolder
    {
        /// <exception cref="GptDialogueException">There is no world, or it has errors.</exception>
        public static WorldPack Load(string path)
        {
            var problems = new ProblemList();
            var world = WorldLoader.Load(path, problems);
            if (world == null || problems.Errors > 0)
            {
                var first = problems.Sorted().First(p => p.Severity == Severity.Error);
                throw new GptDialogueException(problems.Errors == 1 ? first.ToString()
                    : $"{first} ({problems.Errors - 1} more errors: dotnet run --project Editor/Cli -- check shows all.)");
            }

            var pack = WorldCompiler.Compile(world);
            return pack.Characters.Count > 0 ? pack
                : throw new GptDialogueException($"{path}: nobody lives in this world. Add a character file, NAME.npc.yaml.");
        }
    }
}
