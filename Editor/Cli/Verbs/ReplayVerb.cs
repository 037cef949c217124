using System.CommandLine;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Traces;

namespace GptDialogue.Cli.Verbs
{
    /// <summary><c>replay FILE --bundle B</c>: plays a recorded conversation again and says where it differs.</summary>
    internal static class ReplayVerb
    {
        public static Command Create(CliContext context)
        {
            var file = new Argument<string>("FILE") { Description = "A trace, as talk --trace or a game wrote it." };
            var bundle = new Option<string?>("--bundle") { Description = "The bundle to replay with; else the nearest one.", HelpName = "FILE" };
            var verb = new Command("replay", "Plays a recorded conversation again on the CPU and compares every token. Exit code 1 if any differs.") { file, bundle };
            verb.SetAction(parsed =>
            {
                string path = parsed.GetRequiredValue(file);
                Trace trace = Trace.Load(path);
                string model = BundleFinder.Find(parsed.GetValue(bundle), System.IO.Path.GetFullPath(path));
                ReplayReport report = TraceReplay.Run(trace, model);
                foreach (string note in report.Notes)
                {
                    context.Output.WriteLine($"note: {note}");
                }

                foreach (ReplayDifference difference in report.Differences)
                {
                    context.Output.WriteLine(difference.ToString());
                }

                string verdict = report.Differences.Count == 0 ? "all the same" : $"{report.Differences.Count} turns differ, the first is turn {report.Differences[0].Turn}";
                context.Output.WriteLine($"{path}: {trace.Character} of {trace.World.Id}, {report.Turns} turns, {report.Tokens} tokens on {report.Device}: {verdict}.");
                return report.Differences.Any() ? 1 : 0;
            });
            return verb;
        }
    }
}
