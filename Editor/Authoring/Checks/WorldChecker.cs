using System;

namespace GptDialogue.Authoring
{
    /// <summary>Finds what is wrong with a world beyond the format of its files. Every check runs, whatever the others found.</summary>
    public static class WorldChecker
    {
        private static readonly Action<AuthoredWorld, CheckOptions, ProblemList>[] Checks =
        {
            (world, _, problems) => IdCheck.Run(world, problems),
            (world, _, problems) => ReferenceCheck.Run(world, problems),
            (world, _, problems) => ActionCheck.Run(world, problems),
            (world, _, problems) => ConditionCheck.Run(world, problems),
            (world, _, problems) => FactCheck.Run(world, problems),
            (world, _, problems) => ReachCheck.Run(world, problems),
            (world, _, problems) => FallbackCheck.Run(world, problems),
            (world, _, problems) => BlockedWordCheck.Run(world, problems),
            (world, _, problems) => NameCheck.Run(world, problems),
            BudgetCheck.Run,
        };

        /// <summary>Adds every problem of the world and its characters to the list.</summary>
        public static void Check(AuthoredWorld world, CheckOptions options, ProblemList problems)
        {
            foreach (Action<AuthoredWorld, CheckOptions, ProblemList> check in Checks)
            {
                check(world, options, problems);
            }
        }
    }
}
