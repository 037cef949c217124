using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;

namespace GptDialogue.Composer
{
    /// <summary>How a reader found a reply to a line.</summary>
    public enum Aptness
    {
        /// <summary>Beside the point, in the wrong mood, or supposing what was not said.</summary>
        Beside,

        /// <summary>General; nobody would stumble over it.</summary>
        Fair,

        /// <summary>It takes up mood and gist of this line.</summary>
        Apt,
    }

    /// <summary>A line of a player with possible replies, each as a reader found it.</summary>
    public sealed record RatedLine(string Text, IReadOnlyList<(string Text, Aptness Aptness)> Replies);

    /// <summary>
    /// Readers' verdicts on replies to small talk, from which a model learns to choose among the written ones. <c>Phrases/ratings/lines.txt</c> has a
    /// line of a player and, behind tabs, the numbers of the replies that are apt, fair and beside the point; a number is that of a line of
    /// <c>replies.txt</c>, to which replies are only ever added.
    /// </summary>
    public static class RatedReplies
    {
        /// <summary>Loads the ratings that are part of this assembly.</summary>
        public static IReadOnlyList<RatedLine> Load()
        {
            var replies = Read("replies");
            return Read("lines").Select(row => Parse(row, replies)).ToList();
        }

        /// <summary>Reads a row.</summary>
        /// <param name="row">Line, apt, fair and other replies, with tabs between them.</param>
        /// <param name="replies">The replies that the numbers stand for, from 1.</param>
        /// <exception cref="FormatException">The row is none, or a number stands for nothing.</exception>
        public static RatedLine Parse(string row, IReadOnlyList<string> replies)
        {
            var parts = row.Split('\t');
            if (parts.Length != 4)
                throw new FormatException($"\"{row}\" is not a line and three lists of numbers with tabs between them.");
            var rated = new List<(string, Aptness)>();
            foreach (var (numbers, aptness) in parts.Skip(1).Zip([Aptness.Apt, Aptness.Fair, Aptness.Beside]))
                rated.AddRange(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => (Numbered(replies, n), aptness)));
            return new RatedLine(parts[0], rated);
        }

        private static string Numbered(IReadOnlyList<string> replies, string number) =>
            int.TryParse(number, out var n) && n > 0 && n <= replies.Count ? replies[n - 1] : throw new FormatException($"'{number}' is the number of no reply.");

        private static List<string> Read(string name)
        {
            var assembly = Assembly.GetExecutingAssembly();
            var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith($"Phrases.ratings.{name}.txt", StringComparison.Ordinal));
            using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
            var lines = new List<string>();
            while (reader.ReadLine() is string line)
                lines.Add(line);
            return lines;
        }
    }
}
