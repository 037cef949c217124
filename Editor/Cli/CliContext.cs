using System.IO;
using Spectre.Console;

namespace GptDialogue.Cli
{
    /// <summary>Where a command reads and writes, so that tests can run one in their own process.</summary>
    internal sealed class CliContext
    {
        public CliContext(TextReader input, TextWriter output, TextWriter error, Backend backend)
        {
            Input = input;
            Output = output;
            Error = error;
            Backend = backend;
            Console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        }

        public TextReader Input { get; }

        public TextWriter Output { get; }

        public TextWriter Error { get; }

        public Backend Backend { get; }

        /// <summary>For tables. Anything a tool may read line by line goes to <see cref="Output"/>, which never wraps.</summary>
        public IAnsiConsole Console { get; }
    }
}
