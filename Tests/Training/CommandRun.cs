using System;
using System.CommandLine;
using System.IO;

namespace GptDialogue.Training.Tests
{
    /// <summary>Runs one verb as the command line would and returns what it printed.</summary>
    internal static class CommandRun
    {
        public static string Output(Command command, params string[] arguments)
        {
            var output = new StringWriter();
            var console = Console.Out;
            Console.SetOut(output);
            try
            {
                var status = command.Parse(arguments).Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = output });
                return status == 0 ? output.ToString() : throw new InvalidOperationException($"Status {status}: {output}");
            }
            finally
            {
                Console.SetOut(console);
            }
        }
    }
}
