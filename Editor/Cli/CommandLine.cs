using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using GptDialogue.Cli.Verbs;

namespace GptDialogue.Cli
{
    /// <summary>
    /// The verbs for writers. Exit codes: 0 done, 1 something is wrong with the files or a case failed, 2 the command line was
    /// not understood. Only messages are printed, never a stack trace.
    /// </summary>
    internal static class CommandLine
    {
        public static int Run(string[] args, CliContext context)
        {
            var root = new RootCommand("Checks, packs and tries out the authored worlds of a game.")
            {
                CheckVerb.Create(context),
                PackVerb.Create(context),
                TalkVerb.Create(context),
                SuiteVerb.Create(context),
                ComposeVerb.Create(context),
                ImportVerb.Create(context),
                LinesVerb.Create(context),
                ReplayVerb.Create(context),
            };
            ParseResult parsed = root.Parse(args);
            if (parsed.Errors.Count > 0)
            {
                foreach (ParseError error in parsed.Errors)
                {
                    context.Error.WriteLine(error.Message);
                }

                context.Error.WriteLine("Add --help to see what can be given.");
                return 2;
            }

            try
            {
                return parsed.Invoke(new InvocationConfiguration { Output = context.Output, Error = context.Error, EnableDefaultExceptionHandler = false });
            }
            catch (Exception fault) when (fault is GptDialogueException or IOException or UnauthorizedAccessException)
            {
                context.Error.WriteLine(fault.Message);
                return 1;
            }
        }
    }
}
