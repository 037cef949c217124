using System.Globalization;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>Writes JSON values. The engine's profile has no JSON writer, and a report needs no more than this.</summary>
    internal static class JsonText
    {
        /// <summary>A quoted JSON string.</summary>
        public static string Quote(string text)
        {
            var json = new StringBuilder(text.Length + 2).Append('"');
            foreach (char c in text)
            {
                switch (c)
                {
                    case '"': json.Append("\\\""); break;
                    case '\\': json.Append("\\\\"); break;
                    case '\n': json.Append("\\n"); break;
                    case '\r': json.Append("\\r"); break;
                    case '\t': json.Append("\\t"); break;
                    default:
                        // A lone surrogate cannot be written as UTF-8, so all of them are escaped.
                        json.Append(c < ' ' || char.IsSurrogate(c) || c == '\u2028' || c == '\u2029' ? "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture) : c.ToString());
                        break;
                }
            }

            return json.Append('"').ToString();
        }

        /// <summary>A number with one decimal.</summary>
        public static string Milliseconds(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
    }
}
