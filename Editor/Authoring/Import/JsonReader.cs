using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Reads JSON into dictionaries, lists, strings, numbers, booleans and null. The engine's profile has no JSON reader; cards
    /// come from strangers, so nesting is bounded and every fault names its line.
    /// </summary>
    internal sealed class JsonReader
    {
        private const int MaxDepth = 64;

        private readonly string text;
        private readonly string file;
        private int at;

        private JsonReader(string text, string file)
        {
            this.text = text;
            this.file = file;
        }

        /// <summary>The value of a whole text.</summary>
        /// <exception cref="GptDialogueException">The text is no JSON.</exception>
        public static object? Parse(string text, string file)
        {
            var reader = new JsonReader(text, file);
            object? value = reader.Value(0);
            reader.Blanks();
            return reader.at == text.Length ? value : throw reader.Error("something follows the end of the value");
        }

        private object? Value(int depth)
        {
            Blanks();
            if (depth > MaxDepth)
            {
                throw Error($"values are nested more than {MaxDepth} levels deep");
            }

            switch (at < text.Length ? text[at] : '\0')
            {
                case '{': return Object(depth);
                case '[': return Array(depth);
                case '"': return String();
                case 't': return Word("true", true);
                case 'f': return Word("false", false);
                case 'n': return Word("null", null);
                default: return Number();
            }
        }

        private Dictionary<string, object?> Object(int depth)
        {
            var map = new Dictionary<string, object?>();
            at++;
            Blanks();
            while (!Take('}'))
            {
                if (map.Count > 0)
                {
                    Expect(',');
                }

                Blanks();
                string key = String();
                Expect(':');
                map[key] = Value(depth + 1);
                Blanks();
            }

            return map;
        }

        private List<object?> Array(int depth)
        {
            var list = new List<object?>();
            at++;
            Blanks();
            while (!Take(']'))
            {
                if (list.Count > 0)
                {
                    Expect(',');
                }

                list.Add(Value(depth + 1));
                Blanks();
            }

            return list;
        }

        private string String()
        {
            if (!Take('"'))
            {
                throw Error("a text in double quotes is expected here");
            }

            var value = new StringBuilder();
            while (true)
            {
                char c = at < text.Length ? text[at++] : throw Error("a text is not closed");
                if (c == '"')
                {
                    return value.ToString();
                }

                value.Append(c == '\\' ? Escape() : c);
            }
        }

        private char Escape()
        {
            char c = at < text.Length ? text[at++] : throw Error("a text is not closed");
            switch (c)
            {
                case 'n': return '\n';
                case 't': return '\t';
                case 'r': return '\r';
                case 'b': return '\b';
                case 'f': return '\f';
                case 'u' when at + 4 <= text.Length && ushort.TryParse(text.Substring(at, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code):
                    at += 4;
                    return (char)code;
                case '"': case '\\': case '/': return c;
                default: throw Error($"'\\{c}' is no escape");
            }
        }

        private object Number()
        {
            int start = at;
            while (at < text.Length && (char.IsDigit(text[at]) || "+-.eE".IndexOf(text[at]) >= 0))
            {
                at++;
            }

            return double.TryParse(text.Substring(start, at - start), NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : throw Error("a value is expected here");
        }

        private object? Word(string word, object? value)
        {
            if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
            {
                throw Error("a value is expected here");
            }

            at += word.Length;
            return value;
        }

        private bool Take(char c)
        {
            if (at < text.Length && text[at] == c)
            {
                at++;
                return true;
            }

            return false;
        }

        private void Expect(char c)
        {
            Blanks();
            if (!Take(c))
            {
                throw Error($"'{c}' is expected here");
            }
        }

        private void Blanks()
        {
            while (at < text.Length && text[at] is ' ' or '\t' or '\r' or '\n')
            {
                at++;
            }
        }

        private GptDialogueException Error(string what)
        {
            int line = 1, begin = 0;
            for (int i = 0; i < at && i < text.Length; i++)
            {
                if (text[i] == '\n')
                {
                    line++;
                    begin = i + 1;
                }
            }

            return new GptDialogueException($"{file}:{line}:{at - begin + 1}: this is not valid JSON: {what}.");
        }
    }
}
