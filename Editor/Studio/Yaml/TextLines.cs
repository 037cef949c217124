using System;

namespace GptDialogue.Studio.Yaml
{
    /// <summary>Line ends of a text. Both kinds are kept; a text that has CRLF gets more of it.</summary>
    internal readonly struct TextLines(string text)
    {
        public string NewLine => text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";

        /// <summary>The first character of the line a position is in.</summary>
        public int StartOf(int at) => at <= 0 ? 0 : text.LastIndexOf('\n', at - 1) + 1;

        /// <summary>The line end after a position, not counting its carriage return.</summary>
        public int EndOf(int at)
        {
            var end = text.IndexOf('\n', at);
            if (end < 0)
                return text.Length;
            return end > at && text[end - 1] == '\r' ? end - 1 : end;
        }

        /// <summary>The first character of the next line.</summary>
        public int NextAfter(int at)
        {
            var end = text.IndexOf('\n', at);
            return end < 0 ? text.Length : end + 1;
        }

        /// <summary>Whether only blanks stand before a position on its line.</summary>
        public bool IsBlankBefore(int at) => text.AsSpan(StartOf(at), at - StartOf(at)).IsWhiteSpace();

        /// <summary>The text without the lines from one position to another.</summary>
        public string CutLines(int from, int to) => text.Remove(StartOf(from), NextAfter(to) - StartOf(from));
    }
}
