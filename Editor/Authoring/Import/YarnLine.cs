using System.Text.RegularExpressions;

namespace GptDialogue.Authoring
{
    /// <summary>One line of a Yarn Spinner script, taken apart.</summary>
    internal sealed class YarnLine
    {
        private static readonly Regex Tag = new Regex(@"(?<!\\)#(\S+)");
        private static readonly Regex Markup = new Regex(@"(?<!\\)\[/?[A-Za-z][^\]]*\]|\[/\]");
        private static readonly Regex Speech = new Regex(@"^([\p{L}\p{M}][\p{L}\p{M}\p{N} .'_-]{0,40}?)\s*:\s+(.*)$");
        private static readonly Regex OptionCondition = new Regex(@"<<\s*if\s+(.*?)\s*>>");
        private static readonly Regex OnlyCommand = new Regex(@"^<<(.*)>>$");

        /// <summary>Columns of indentation; a tab counts as four.</summary>
        public int Indent { get; private set; }

        /// <summary>An option of the player, written with an arrow.</summary>
        public bool IsOption { get; private set; }

        /// <summary>One of several lines to choose from, written with a double arrow.</summary>
        public bool IsAlternative { get; private set; }

        /// <summary>What stands between double angle brackets when nothing else is on the line.</summary>
        public string? Command { get; private set; }

        /// <summary>The condition of an option.</summary>
        public string? Condition { get; private set; }

        /// <summary>Who speaks, or null.</summary>
        public string? Speaker { get; private set; }

        /// <summary>The id of the #line tag, or null.</summary>
        public string? Id { get; private set; }

        /// <summary>The words without tags and markup.</summary>
        public string Text { get; private set; } = string.Empty;

        public static YarnLine Parse(string raw)
        {
            var line = new YarnLine();
            foreach (char c in raw)
            {
                if (c != ' ' && c != '\t')
                {
                    break;
                }

                line.Indent += c == '\t' ? 4 : 1;
            }

            string text = Regex.Replace(raw.Trim(), @"\s//.*$", string.Empty);
            foreach (Match tag in Tag.Matches(text))
            {
                line.Id = tag.Groups[1].Value.StartsWith("line:") ? tag.Groups[1].Value.Substring(5) : line.Id;
            }

            text = Tag.Replace(text, string.Empty).Trim();
            Match command = OnlyCommand.Match(text);
            if (command.Success)
            {
                line.Command = command.Groups[1].Value.Trim();
                return line;
            }

            line.IsOption = text.StartsWith("->");
            line.IsAlternative = text.StartsWith("=>");
            text = line.IsOption || line.IsAlternative ? text.Substring(2).Trim() : text;
            Match condition = OptionCondition.Match(text);
            line.Condition = condition.Success ? condition.Groups[1].Value : null;
            text = Markup.Replace(Regex.Replace(text, "<<.*?>>", string.Empty), string.Empty).Trim();
            Match speech = Speech.Match(text);
            if (speech.Success && !line.IsOption)
            {
                line.Speaker = speech.Groups[1].Value;
                text = speech.Groups[2].Value;
            }
            else if (speech.Success)
            {
                text = speech.Groups[2].Value;
            }

            line.Text = Regex.Replace(text, @"\\([#{}\[\]\\/<>])", "$1").Trim();
            return line;
        }
    }
}
