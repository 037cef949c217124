using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Studio.Suites
{
    public enum CaseChange
    {
        Broken,
        Mended,
        Differs,
        OnlyLeft,
        OnlyRight,
        Same,
    }

    /// <summary>A case in two runs.</summary>
    public sealed record CasePair(RunCase? Left, RunCase? Right, CaseChange Change)
    {
        public RunCase Any => (Right ?? Left)!;
    }

    /// <summary>Two runs side by side, what changed most first.</summary>
    internal static class RunDiff
    {
        public static IReadOnlyList<CasePair> Compare(RunRecord left, RunRecord right)
        {
            var others = right.Cases.GroupBy(Key).ToDictionary(group => group.Key, group => group.First());
            var pairs = left.Cases.GroupBy(Key).Select(group => group.First())
                .Select(entry => others.Remove(Key(entry), out var other) ? new CasePair(entry, other, Change(entry, other)) : new CasePair(entry, null, CaseChange.OnlyLeft))
                .Concat(right.Cases.Where(entry => others.ContainsKey(Key(entry))).Select(entry => new CasePair(null, entry, CaseChange.OnlyRight)));
            return pairs.OrderBy(pair => pair.Change).ToList();
        }

        private static (string, string) Key(RunCase entry) => (entry.Suite, entry.Name);

        private static CaseChange Change(RunCase left, RunCase right) =>
            left.Pass != right.Pass ? (right.Pass ? CaseChange.Mended : CaseChange.Broken)
            : left.Replies.Select(Said).SequenceEqual(right.Replies.Select(Said)) ? CaseChange.Same
            : CaseChange.Differs;

        private static string Said(RunReply reply) => string.Join("\u001f", reply.Text, reply.Action, reply.Emotion, reply.Tone, reply.Fallback);
    }

    /// <summary>A stretch of text that is in both, or only in one.</summary>
    internal readonly record struct DiffPart(string Text, bool IsChanged);

    /// <summary>Differences of two texts word by word or line by line: longest common subsequence.</summary>
    internal static class TextDiff
    {
        private const int MaxCells = 4_000_000;

        /// <summary>The words of both texts with those that the other lacks marked.</summary>
        public static (IReadOnlyList<DiffPart> Left, IReadOnlyList<DiffPart> Right) Words(string left, string right) => Compare(Split(left, ' '), Split(right, ' '));

        /// <summary>The lines of both texts with those that the other lacks marked.</summary>
        public static (IReadOnlyList<DiffPart> Left, IReadOnlyList<DiffPart> Right) Lines(string left, string right) => Compare(Split(left, '\n'), Split(right, '\n'));

        private static (IReadOnlyList<DiffPart>, IReadOnlyList<DiffPart>) Compare(string[] left, string[] right)
        {
            int head = 0, tail = 0;
            while (head < left.Length && head < right.Length && left[head] == right[head])
                head++;
            while (tail < left.Length - head && tail < right.Length - head && left[^(tail + 1)] == right[^(tail + 1)])
                tail++;
            bool[] keptLeft = new bool[left.Length], keptRight = new bool[right.Length];
            Array.Fill(keptLeft, true, 0, head);
            Array.Fill(keptRight, true, 0, head);
            Array.Fill(keptLeft, true, left.Length - tail, tail);
            Array.Fill(keptRight, true, right.Length - tail, tail);
            Common(left.AsSpan(head, left.Length - head - tail), right.AsSpan(head, right.Length - head - tail), keptLeft.AsSpan(head), keptRight.AsSpan(head));
            return (Parts(left, keptLeft), Parts(right, keptRight));
        }

        private static void Common(ReadOnlySpan<string> left, ReadOnlySpan<string> right, Span<bool> keptLeft, Span<bool> keptRight)
        {
            if ((long)left.Length * right.Length > MaxCells)
                return;
            var longest = new int[left.Length + 1, right.Length + 1];
            for (var i = left.Length - 1; i >= 0; i--)
                for (var j = right.Length - 1; j >= 0; j--)
                    longest[i, j] = left[i] == right[j] ? longest[i + 1, j + 1] + 1 : Math.Max(longest[i + 1, j], longest[i, j + 1]);
            for (int i = 0, j = 0; i < left.Length && j < right.Length;)
            {
                if (left[i] == right[j])
                    keptLeft[i++] = keptRight[j++] = true;
                else if (longest[i + 1, j] >= longest[i, j + 1])
                    i++;
                else
                    j++;
            }
        }

        // Every piece keeps its separator, so that the pieces joined are the text.
        private static string[] Split(string text, char separator)
        {
            var parts = text.Split(separator);
            for (var i = 0; i < parts.Length - 1; i++)
                parts[i] += separator;
            return parts.Where(part => part.Length > 0).ToArray();
        }

        private static List<DiffPart> Parts(string[] pieces, bool[] kept)
        {
            var parts = new List<DiffPart>();
            for (var i = 0; i < pieces.Length; i++)
            {
                if (parts.Count > 0 && parts[^1].IsChanged == !kept[i])
                    parts[^1] = parts[^1] with { Text = parts[^1].Text + pieces[i] };
                else
                    parts.Add(new DiffPart(pieces[i], !kept[i]));
            }

            return parts;
        }
    }
}
