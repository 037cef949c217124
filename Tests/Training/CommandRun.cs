using System;
using System.CommandLine;
using System.IO;

namespace GptDialogue.Training.Tests
{
    /// <summary>Runs one verb as the command line would and returns what it printed.</summary>
    internal static class CommandRun
    {
        /// <summary>Runs the whole command line as a process of its own would.</summary>
        public static (int Status, string Output, string Error) Program(params string[] arguments)
        {
            var (output, error) = (new StringWriter(), new StringWriter());
            var (console, errors) = (Console.Out, Console.Error);
            Console.SetOut(output);
            Console.SetError(error);
            try
            {
                var status = Training.Program.Run(arguments);
                return (status, output.ToString(), error.ToString());
            }
            finally
            {
                Console.SetOut(console);
                Console.SetError(errors);
            }
        }

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
