using System.IO;
using GptDialogue.Authoring;

namespace GptDialogue.Cli
{
    /// <summary>Prints problems as compilers do, one a line, so that editors can jump to them.</summary>
    internal static class ProblemPrinter
    {
        public static void Print(ProblemList problems, TextWriter writer)
        {
            foreach (Problem problem in problems.Sorted())
            {
                writer.WriteLine(problem.ToString());
            }
        }

        public static string Count(ProblemList problems) =>
            $"{Plural(problems.Errors, "error")}, {Plural(problems.Count - problems.Errors, "warning")}";

        private static string Plural(int count, string word) => $"{count} {word}{(count == 1 ? "" : "s")}";
    }
}
