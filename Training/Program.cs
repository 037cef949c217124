using System;
using System.CommandLine;
using GptDialogue.Training.Commands;

namespace GptDialogue.Training
{
    /// <summary>The trainer's command line: one verb, one class in Commands.</summary>
    internal static class Program
    {
        private static int Main(string[] args)
        {
            TorchRuntime.Prepare();
            return Run(args);
        }

        /// <summary>Runs one verb.</summary>
        /// <returns>The exit code; 1 after a problem, which is told in one line on the error stream.</returns>
        internal static int Run(string[] args)
        {
            var root = new RootCommand("Trains, measures and exports small GPTs for game characters.");
            foreach (var command in Verbs.All())
                root.Subcommands.Add(command);
            try
            {
                return root.Parse(args).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
            }
            catch (GptDialogueException problem)
            {
                Console.Error.WriteLine(problem.Message);
                return 1;
            }
        }
    }
}
