using System.Text;
using GptDialogue.Samples.Tavern.Console;

namespace GptDialogue.Samples.Tavern
{
    internal static class Program
    {
        private static int Main(string[] args)
        {
            // Names in other scripts must survive the console of every system.
            System.Console.OutputEncoding = new UTF8Encoding(false);
            // With a redirected end the output is read by a program, and colours would be noise to it.
            var plain = System.Console.IsOutputRedirected || System.Console.IsInputRedirected;
            return CommandLine.Run(args, new Screen(System.Console.In, System.Console.Out, System.Console.Error, plain));
        }
    }
}
