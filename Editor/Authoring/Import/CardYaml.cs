using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>Writes a character as <c>*.npc.yaml</c>. What is written reads back as the same character.</summary>
    public static class CardYaml
    {
        private static readonly HashSet<string> Reserved = new HashSet<string> { "true", "false", "yes", "no", "on", "off", "null", "~", "y", "n" };

        /// <summary>The YAML of a card, under a comment if one is given. Line ids are written where they are not empty.</summary>
        public static string Write(CharacterCard card, string comment = "")
        {
            var yaml = new StringBuilder();
            foreach (string line in comment.Split('\n').Where(line => line.Trim().Length > 0))
            {
                yaml.Append("# ").Append(line.Trim()).Append('\n');
            }

            Pair(yaml, "", "id", card.Id);
            Pair(yaml, "", "name", card.Name);
            Pair(yaml, "", "role", card.Role);
            Pair(yaml, "", "place", card.Place);
            Texts(yaml, "", "traits", card.Traits);
            Pair(yaml, "", "speech", card.Speech.Word());
            Pair(yaml, "", "mood", card.Mood.Word());
            Texts(yaml, "", "knows", card.Knows);
            Secrets(yaml, card.Secrets);
            if (card.Sells.Count > 0)
            {
                yaml.Append("sells:\n");
                foreach (Ware ware in card.Sells)
                {
                    yaml.Append("  ").Append(Quote(ware.Item)).Append(": ").Append(Quote(ware.Price)).Append('\n');
                }
            }

            Grants(yaml, card.Actions);
            Lines(yaml, card.Lines);
            yaml.Append("fallback:\n");
            Texts(yaml, "  ", "unknown", card.Fallback.Unknown);
            Texts(yaml, "  ", "refuse", card.Fallback.Refuse);
            Texts(yaml, "  ", "busy", card.Fallback.Busy);
            Texts(yaml, "  ", "farewell", card.Fallback.Farewell);
            return yaml.ToString();
        }

        /// <summary>A text as one YAML value: plain where nothing in it could be misread, else in double quotes.</summary>
        public static string Quote(string text)
        {
            bool plain = text.Length > 0 && char.IsLetter(text[0]) && text[text.Length - 1] != ' ' && !Reserved.Contains(text.ToLowerInvariant())
                && text.All(c => char.IsLetterOrDigit(c) || " _-.'!?/()".IndexOf(c) >= 0);
            if (plain)
            {
                return text;
            }

            var quoted = new StringBuilder(text.Length + 2).Append('"');
            foreach (char c in text)
            {
                switch (c)
                {
                    case '"': quoted.Append("\\\""); break;
                    case '\\': quoted.Append("\\\\"); break;
                    case '\n': quoted.Append("\\n"); break;
                    case '\t': quoted.Append("\\t"); break;
                    default:
                        bool control = c < ' ' || (c >= '\u007F' && c < '\u00A0') || c == '\u2028' || c == '\u2029' || c == '\uFEFF';
                        quoted.Append(control ? "\\u" + ((int)c).ToString("X4", CultureInfo.InvariantCulture) : c.ToString());
                        break;
                }
            }

            return quoted.Append('"').ToString();
        }

        private static void Secrets(StringBuilder yaml, IReadOnlyList<Secret> secrets)
        {
            if (secrets.Count > 0)
            {
                yaml.Append("secrets:\n");
            }

            foreach (Secret secret in secrets)
            {
                Pair(yaml, "  - ", "fact", secret.Fact);
                Pair(yaml, "    ", "when", secret.When.Source);
            }
        }

        private static void Grants(StringBuilder yaml, IReadOnlyList<ActionGrant> grants)
        {
            if (grants.Count > 0)
            {
                yaml.Append("actions:\n");
            }

            foreach (ActionGrant grant in grants)
            {
                yaml.Append("  - ").Append(Quote(grant.Action));
                yaml.Append(grant.Arguments == null ? "\n" : ": [" + string.Join(", ", grant.Arguments.Select(Quote)) + "]\n");
            }
        }

        private static void Lines(StringBuilder yaml, IReadOnlyList<AuthoredLine> lines)
        {
            if (lines.Count > 0)
            {
                yaml.Append("lines:\n");
            }

            foreach (AuthoredLine line in lines)
            {
                yaml.Append("  - player: ").Append(Quote(line.Player)).Append('\n');
                yaml.Append("    npc: ").Append(Quote(line.Npc)).Append('\n');
                Pair(yaml, "    ", "id", line.Id);
                Pair(yaml, "    ", "emotion", line.Emotion?.Word() ?? string.Empty);
                Pair(yaml, "    ", "action", line.Action?.ToString() ?? string.Empty);
                Pair(yaml, "    ", "when", line.When?.Source ?? string.Empty);
            }
        }

        private static void Pair(StringBuilder yaml, string indent, string key, string value)
        {
            if (value.Length > 0)
            {
                yaml.Append(indent).Append(key).Append(": ").Append(Quote(value)).Append('\n');
            }
        }

        private static void Texts(StringBuilder yaml, string indent, string key, IReadOnlyList<string> values)
        {
            if (values.Count > 0)
            {
                yaml.Append(indent).Append(key).Append(":\n");
            }

            foreach (string value in values)
            {
                yaml.Append(indent).Append("  - ").Append(Quote(value)).Append('\n');
            }
        }
    }
}
