using System;
using System.Text;

namespace GptDialogue.Cli
{
    internal static class Program
    {
        private static int Main(string[] args)
        {
            // Names in other scripts must survive the console of every system.
            Console.OutputEncoding = new UTF8Encoding(false);
            return CommandLine.Run(args, new CliContext(Console.In, Console.Out, Console.Error, Backend.Create()));
        }
    }
}
