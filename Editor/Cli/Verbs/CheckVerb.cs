using System.Collections.Generic;
using System.CommandLine;
using GptDialogue.Authoring;
using GptDialogue.Bundles;
using GptDialogue.Tokenization;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>check PATH</c>: every problem with file, line and what to do.</summary>
    internal static class CheckVerb
    {
        public static Command Create(CliContext context)
        {
            var path = new Argument<string>("PATH") { Description = "A folder, or one .world.yaml, .npc.yaml or .suite.yaml file." };
            var bundle = new Option<string?>("--bundle") { Description = "Count tokens with this bundle's tokenizer; else four characters count as one.", HelpName = "FILE" };
            var strict = new Option<bool>("--strict") { Description = "Fail on warnings too." };
            var verb = new Command("check", "Finds every problem in worlds, characters and suites. Exit code 1 on errors.") { path, bundle, strict };
            verb.SetAction(parsed =>
            {
                var problems = new ProblemList();
                IReadOnlyList<string> files = PathChecker.Check(parsed.GetRequiredValue(path), Options(parsed.GetValue(bundle)), problems);
                ProblemPrinter.Print(problems, context.Output);
                context.Output.WriteLine($"{files.Count} file{(files.Count == 1 ? "" : "s")} checked: {ProblemPrinter.Count(problems)}.");
                return problems.Errors > 0 || (parsed.GetValue(strict) && problems.Count > 0) ? 1 : 0;
            });
            return verb;
        }

        private static CheckOptions Options(string? bundle)
        {
            if (bundle == null)
            {
                return new CheckOptions();
            }

            using BundleReader reader = BundleReader.Open(bundle);
            var tokenizer = new BpeTokenizer(reader.Header.Merges, reader.Header.SpecialTokens);
            return new CheckOptions { CountTokens = text => tokenizer.CountTokens(text) };
        }
    }
}
