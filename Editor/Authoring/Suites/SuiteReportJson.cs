using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>Writes reports as JSON.</summary>
    public static class SuiteReportJson
    {
        /// <summary>One suite's report as a JSON object; several as an array of them.</summary>
        public static string Write(IReadOnlyList<SuiteReport> reports) =>
            reports.Count == 1 ? Write(reports[0]) + "\n" : "[\n" + string.Join(",\n", reports.Select(Write)) + "\n]\n";

        /// <summary>The JSON object of a report.</summary>
        public static string Write(SuiteReport report)
        {
            var json = new StringBuilder();
            json.Append("{ \"suite\": ").Append(JsonText.Quote(report.Suite))
                .Append(", \"bundle\": ").Append(JsonText.Quote(report.Bundle))
                .Append(", \"device\": ").Append(JsonText.Quote(report.Device))
                .Append(", \"seed\": ").Append(report.Seed).Append(",\n  \"cases\": [");
            for (int i = 0; i < report.Cases.Count; i++)
            {
                json.Append(i == 0 ? "\n" : ",\n");
                Case(report.Cases[i], json);
            }

            json.Append("\n  ],\n  \"totals\": { \"cases\": ").Append(report.Totals.Cases).Append(", \"passed\": ").Append(report.Totals.Passed);
            foreach (ExpectationKind kind in (ExpectationKind[])Enum.GetValues(typeof(ExpectationKind)))
            {
                json.Append(", \"").Append(kind.ToString().ToLowerInvariant()).Append("\": [").Append(report.Totals.Met(kind)).Append(", ").Append(report.Totals.Judged(kind)).Append(']');
            }

            return json.Append(", \"inventedNames\": ").Append(report.Totals.InventedNames).Append(" }\n}").ToString();
        }

        private static void Case(CaseReport report, StringBuilder json)
        {
            json.Append("    { \"name\": ").Append(JsonText.Quote(report.Name))
                .Append(", \"pass\": ").Append(report.Pass ? "true" : "false")
                .Append(", \"failed\": ").Append(List(report.Failed)).Append(",\n      \"replies\": [");
            for (int i = 0; i < report.Replies.Count; i++)
            {
                (string player, SuiteReply reply) = report.Replies[i];
                json.Append(i == 0 ? "\n" : ",\n")
                    .Append("        { \"player\": ").Append(JsonText.Quote(player))
                    .Append(", \"text\": ").Append(JsonText.Quote(reply.Text))
                    .Append(", \"tone\": ").Append(JsonText.Quote(reply.Tone.Word()))
                    .Append(", \"emotion\": ").Append(JsonText.Quote(reply.Emotion.Word()))
                    .Append(", \"action\": ").Append(JsonText.Quote(reply.Action?.ToString() ?? "none"))
                    .Append(", \"facts\": ").Append(List(reply.Facts))
                    .Append(", \"fallback\": ").Append(reply.Fallback == null ? "null" : JsonText.Quote(reply.Fallback))
                    .Append(", \"tokens\": ").Append(reply.Tokens)
                    .Append(", \"firstMs\": ").Append(JsonText.Milliseconds(reply.FirstMs))
                    .Append(", \"totalMs\": ").Append(JsonText.Milliseconds(reply.TotalMs)).Append(" }");
            }

            json.Append(" ] }");
        }

        private static string List(IEnumerable<string> texts) => "[" + string.Join(", ", texts.Select(JsonText.Quote)) + "]";
    }
}
