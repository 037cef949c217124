using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using YamlDotNet.Core;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>
    /// Writes a text as a YAML scalar. It offers several ways, the most readable first; the editor takes the first that reads back
    /// as the same text where it is put.
    /// </summary>
    internal static class YamlScalar
    {
        public static IEnumerable<string> Ways(string value, ScalarStyle before = ScalarStyle.Plain)
        {
            var simple = !value.Any(c => char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' or '\u0085');
            if (simple && before == ScalarStyle.SingleQuoted)
                yield return "'" + value.Replace("'", "''") + "'";
            if (simple && before != ScalarStyle.DoubleQuoted && value.Length > 0)
                yield return value;
            yield return DoubleQuoted(value);
        }

        public static string DoubleQuoted(string value)
        {
            var text = new StringBuilder("\"");
            foreach (var c in value)
            {
                text.Append(c switch
                {
                    '"' => "\\\"",
                    '\\' => "\\\\",
                    '\n' => "\\n",
                    '\r' => "\\r",
                    '\t' => "\\t",
                    _ when char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF' => "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture),
                    _ => c.ToString(),
                });
            }

            return text.Append('"').ToString();
        }
    }
}
