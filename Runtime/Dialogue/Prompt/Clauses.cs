using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>Divides a line where one thing ends that it says and another begins.</summary>
    internal static class Clauses
    {
        /// <summary>Fewer words than these are no clause of their own: "well", "good evening".</summary>
        private const int Least = 3;

        private static readonly HashSet<string> _joints = WordSet.Of("and so but then");

        /// <summary>The clauses of a line; the line alone where there is one.</summary>
        /// <param name="words">Words of the line.</param>
        /// <param name="text">The line.</param>
        public static IReadOnlyList<string> Of(IReadOnlyList<Word> words, string text)
        {
            var starts = new List<int> { 0 };
            for (var i = 1; i < words.Count; i++)
            {
                if (i - starts[starts.Count - 1] >= Least && words.Count - i >= Least && Begins(words, text, i))
                    starts.Add(i);
            }

            var clauses = new List<string>(starts.Count);
            for (var c = 0; c < starts.Count; c++)
            {
                var from = c == 0 ? 0 : words[starts[c]].Start;
                var to = c + 1 < starts.Count ? words[starts[c + 1]].Start : text.Length;
                clauses.Add(text.Substring(from, to - from).Trim());
            }

            return clauses;
        }

        private static bool Begins(IReadOnlyList<Word> words, string text, int i) =>
            LineShape.HasBreak(words, text, i) || (_joints.Contains(words[i].Lower) && i + 1 < words.Count && Orders.Begins(words, i + 1));
    }
}
