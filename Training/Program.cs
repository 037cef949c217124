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
