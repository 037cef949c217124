using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Authoring;
using GptDialogue.Authoring.Suites;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>suite FILE --bundle B</c>: plays conversation tests and judges them.</summary>
    internal static class SuiteVerb
    {
        public static Command Create(CliContext context)
        {
            var paths = new Argument<string[]>("FILE") { Description = "Suites (.suite.yaml), or folders of them.", Arity = ArgumentArity.OneOrMore };
            var bundle = new Option<string?>("--bundle") { Description = "The bundle that answers; else the nearest one.", HelpName = "FILE" };
            var variant = new Option<string?>("--variant") { Description = "The variant of the bundle; else the best for this machine.", HelpName = "NAME" };
            var seed = new Option<int?>("--seed") { Description = "Seed instead of the suites' own.", HelpName = "N" };
            var report = new Option<string?>("--report") { Description = "Write every reply and the totals as JSON.", HelpName = "FILE" };
            var only = new Option<string?>("--only") { Description = "Play only cases whose name holds this text.", HelpName = "TEXT" };
            var noExchange = new Option<bool>("--no-exchange") { Description = "For a bundle fine-tuned so: no authored exchanges in the prompt." };
            var noSlots = new Option<bool>("--no-slots") { Description = "For a bundle fine-tuned so: names are written out, not slots." };
            var verbose = new Option<bool>("--verbose", "-v") { Description = "Print the replies of cases that pass, too." };
            var verb = new Command("suite", "Plays conversation tests against a bundle. Exit code 1 if a case fails.") { paths, bundle, variant, seed, report, only, noExchange, noSlots, verbose };
            verb.SetAction(parsed =>
            {
                List<LoadedSuite> suites = Load(Files(parsed.GetRequiredValue(paths)), parsed.GetValue(only), context, out bool complete);
                if (suites.Count == 0)
                {
                    return 1;
                }

                string model = BundleFinder.Find(parsed.GetValue(bundle), suites[0].World.World.File);
                var options = new DialogueOptions
                {
                    Variant = parsed.GetValue(variant),
                    Form = new PromptForm { Exchanges = !parsed.GetValue(noExchange), Slots = !parsed.GetValue(noSlots) },
                };
                using ISuiteSpeaker speaker = context.Backend.OpenSpeaker(model, options);
                var reports = new List<SuiteReport>();
                var totals = new SuiteTotals();
                foreach (LoadedSuite suite in suites)
                {
                    SuiteReport played = SuiteRunner.Run(suite, speaker, model, parsed.GetValue(seed), result => SuitePrinter.Case(suite, result, parsed.GetValue(verbose), context.Output));
                    totals.Add(played.Totals);
                    reports.Add(played);
                }

                SuitePrinter.Table(reports, totals, context.Console);
                if (parsed.GetValue(report) is string target)
                {
                    AtomicFile.Write(target, stream => stream.Write(new UTF8Encoding(false).GetBytes(SuiteReportJson.Write(reports))));
                }

                return complete && totals.Passed == totals.Cases ? 0 : 1;
            });
            return verb;
        }

        private static List<string> Files(string[] paths) =>
            paths.SelectMany(path => Directory.Exists(path) ? AuthoredFiles.Find(path, AuthoredFiles.SuiteSuffix) : [path]).Distinct().ToList();

        // A suite with faults is played as far as it can be read: its other cases still tell something.
        private static List<LoadedSuite> Load(List<string> files, string? only, CliContext context, out bool complete)
        {
            var suites = new List<LoadedSuite>();
            if (files.Count == 0)
            {
                context.Error.WriteLine("No *.suite.yaml lies there.");
            }

            foreach (string file in files)
            {
                var problems = new ProblemList();
                LoadedSuite? suite = LoadedSuite.Load(file, problems);
                ProblemPrinter.Print(problems, context.Error);
                if (suite != null)
                {
                    suites.Add(only == null ? suite : suite.Where(entry => entry.Name.Value.Contains(only, StringComparison.OrdinalIgnoreCase)));
                }
            }

            complete = suites.Count == files.Count;
            return suites;
        }
    }
}
