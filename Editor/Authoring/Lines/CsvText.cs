using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>Comma-separated values by RFC 4180: quotes where needed, CRLF between records.</summary>
    internal static class CsvText
    {
        /// <summary>One record with its line end.</summary>
        public static string Record(params string[] fields) => string.Join(",", fields.Select(Field)) + "\r\n";

        /// <summary>
        /// The records of a text with the line each begins in. Quoted fields may hold commas, quotes and line breaks; a byte
        /// order mark and either kind of line end are accepted; empty lines are passed over.
        /// </summary>
        public static List<(int Line, List<string> Fields)> Parse(string text)
        {
            var records = new List<(int, List<string>)>();
            var fields = new List<string>();
            var field = new StringBuilder();
            bool quoted = false;
            int line = 1, begin = 1;
            for (int i = text.Length > 0 && text[0] == '\uFEFF' ? 1 : 0; i <= text.Length; i++)
            {
                char c = i < text.Length ? text[i] : '\n';
                if (quoted && i < text.Length)
                {
                    if (c == '"' && i + 1 < text.Length && text[i + 1] == '"')
                    {
                        field.Append('"');
                        i++;
                    }
                    else if (c == '"')
                    {
                        quoted = false;
                    }
                    else
                    {
                        field.Append(c);
                        line += c == '\n' ? 1 : 0;
                    }
                }
                else if (c == '"' && field.Length == 0)
                {
                    quoted = true;
                }
                else if (c == ',')
                {
                    fields.Add(field.ToString());
                    field.Clear();
                }
                else if (c == '\n')
                {
                    fields.Add(field.ToString());
                    field.Clear();
                    if (fields.Count > 1 || fields[0].Length > 0)
                    {
                        records.Add((begin, fields));
                    }

                    fields = new List<string>();
                    line++;
                    begin = line;
                }
                else if (c != '\r')
                {
                    field.Append(c);
                }
            }

            return records;
        }

        private static string Field(string value) =>
            value.IndexOfAny(new[] { ',', '"', '\r', '\n' }) >= 0 || value != value.Trim() ? "\"" + value.Replace("\"", "\"\"") + "\"" : value;
    }
}
