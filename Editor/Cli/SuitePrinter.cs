using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GptDialogue.Authoring.Suites;
using GptDialogue.Worlds;
using Spectre.Console;

namespace GptDialogue.Cli
{
    /// <summary>Prints what came of suites: the conversations that failed, then a table by kind of expectation.</summary>
    internal static class SuitePrinter
    {
        public static void Case(LoadedSuite suite, CaseReport report, bool verbose, TextWriter output)
        {
            if (report.Pass && !verbose)
            {
                return;
            }

            output.WriteLine($"{report.Place}: {(report.Pass ? "pass" : "FAIL")} {report.Name}");
            foreach ((string player, SuiteReply reply) in report.Replies)
            {
                output.WriteLine($"    player: {player}");
                output.WriteLine($"    reply:  {reply.Text}  [{Details(reply)}]");
            }

            foreach (string failure in report.Failed)
            {
                output.WriteLine($"  - {failure}");
            }

            if (report.InventedNames.Count > 0)
            {
                output.WriteLine($"  - invented: {string.Join(", ", report.InventedNames)}");
            }
        }

        public static string Details(SuiteReply reply)
        {
            var parts = new List<string> { reply.Tone.Word(), reply.Emotion.Word() };
            if (reply.Action != null)
            {
                parts.Add(reply.Action.ToString());
            }

            parts.AddRange(reply.Facts);
            if (reply.Topic != null)
            {
                parts.Add("topic " + reply.Topic);
            }

            if (reply.Fallback != null)
            {
                parts.Add("fallback " + reply.Fallback);
            }

            return string.Join(", ", parts);
        }

        public static void Table(List<SuiteReport> reports, SuiteTotals totals, IAnsiConsole console)
        {
            ExpectationKind[] kinds = Enum.GetValues<ExpectationKind>();
            Table table = new Table().Border(TableBorder.Simple).AddColumn("suite").AddColumn("passed");
            foreach (ExpectationKind kind in kinds)
            {
                table.AddColumn(kind.ToString().ToLowerInvariant());
            }

            table.AddColumn("invented");
            foreach (SuiteReport report in reports)
            {
                table.AddRow(Row(NameOf(report, reports), report.Totals, kinds));
            }

            if (reports.Count > 1)
            {
                table.AddRow(Row("all", totals, kinds));
            }

            // Sums are read by people and grepped by scripts: a narrow pipe must not break them.
            console.Profile.Width = Math.Max(console.Profile.Width, 140);
            console.Write(table);
            List<SuiteReply> replies = reports.SelectMany(report => report.Cases).SelectMany(report => report.Replies).Select(pair => pair.Reply).ToList();
            console.WriteLine($"passed {Share(totals.Passed, totals.Cases)}; actions {Percent(totals.ActionPrecision)} precision ({totals.ActionsRight}/{totals.ActionsProposed}), {Percent(totals.ActionRecall)} recall ({totals.ActionsFound}/{totals.ActionsExpected}); invented names {totals.InventedNames}");
            if (replies.Count > 0)
            {
                console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{reports[0].Device}: {replies.Count} replies, median {Median(replies, reply => reply.FirstMs):0.0} ms to the first words, {Median(replies, reply => reply.TotalMs):0.0} ms in all"));
            }
        }

        // Suites of several worlds are often named alike; their folder tells them apart.
        private static string NameOf(SuiteReport report, List<SuiteReport> all)
        {
            string name = report.Suite.Replace(".suite.yaml", "");
            string? folder = Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(report.File)));
            return all.Count(other => other.Suite == report.Suite) > 1 ? $"{folder}/{name}" : name;
        }

        private static string[] Row(string name, SuiteTotals totals, ExpectationKind[] kinds) =>
            kinds.Select(kind => totals.Judged(kind) == 0 ? "-" : $"{totals.Met(kind)}/{totals.Judged(kind)}")
                .Prepend($"{totals.Passed}/{totals.Cases}").Prepend(Markup.Escape(name)).Append(totals.InventedNames.ToString(CultureInfo.InvariantCulture)).ToArray();

        private static string Share(int part, int whole) => whole == 0 ? "0/0" : $"{part}/{whole} ({Percent(part / (double)whole)})";

        private static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

        private static double Median(List<SuiteReply> replies, Func<SuiteReply, double> value) => replies.Select(value).Order().ElementAt(replies.Count / 2);
    }
}
