using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;

namespace GptDialogue.Benchmarks.Reports
{
    /// <summary>Tables of measurements, printed as they come and written as Markdown and JSON.</summary>
    internal sealed class Report
    {
        private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

        private readonly List<Table> _tables = [];

        /// <summary>What the figures were measured on.</summary>
        public string Machine { get; } = Measuring.Machine.Describe();

        /// <summary>Adds and prints a table.</summary>
        public void Add(string title, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
        {
            var table = new Table(title, columns, rows.ToArray());
            _tables.Add(table);
            Console.WriteLine();
            Console.WriteLine(Markdown(table));
        }

        /// <summary>Writes the report; a null path is left out.</summary>
        public void Write(string? markdown, string? json)
        {
            if (markdown != null)
                File.WriteAllText(markdown, $"{Machine}\n\n" + string.Join("\n\n", _tables.Select(Markdown)) + "\n");
            if (json != null)
                File.WriteAllText(json, JsonSerializer.Serialize(new { Machine, Tables = _tables }, Indented) + "\n");
        }

        /// <summary>A number with as many digits as it deserves.</summary>
        public static string Number(double value) =>
            value.ToString(Math.Abs(value) >= 100 ? "N0" : Math.Abs(value) >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture);

        private static string Markdown(Table table)
        {
            var text = new StringBuilder($"**{table.Title}**\n\n| {string.Join(" | ", table.Columns)} |\n|{string.Concat(table.Columns.Select(_ => "---|"))}\n");
            foreach (var row in table.Rows)
                text.Append("| ").AppendJoin(" | ", row).Append(" |\n");
            return text.ToString().TrimEnd();
        }

        private sealed record Table(string Title, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);
    }
}
