using GptDialogue.Authoring;

namespace GptDialogue.Cli
{
    /// <summary>Loads the world a verb works on.</summary>
    internal static class WorldAtHand
    {
        /// <summary>The checked world, or null after printing the errors that keep it from being used.</summary>
        public static AuthoredWorld? LoadSound(string path, CliContext context)
        {
            var problems = new ProblemList();
            AuthoredWorld? world = WorldLoader.Load(path, problems);
            if (world != null)
            {
                WorldChecker.Check(world, new CheckOptions(), problems);
            }

            ProblemPrinter.Print(problems, context.Error);
            if (world != null && problems.Errors == 0)
            {
                return world;
            }

            context.Error.WriteLine($"{path}: {ProblemPrinter.Count(problems)}. Mend the errors first.");
            return null;
        }

        /// <summary>The world however many problems it has, or null when there is none; a writer tries out unfinished work.</summary>
        public static AuthoredWorld? LoadAny(string path, CliContext context)
        {
            var problems = new ProblemList();
            AuthoredWorld? world = WorldLoader.Load(path, problems);
            ProblemPrinter.Print(problems, context.Error);
            return world;
        }
    }
}
