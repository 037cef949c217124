using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>Lines that nobody labelled, for a teacher to read: what people say in running text, and known lines with words exchanged for similar ones.</summary>
    internal static partial class SpokenLines
    {
        private const int FewestWords = 2;
        private const int MostWords = 22;
        private const double TwoWordsShare = 0.4; // of variations of lines that have more than a few content words
        private const int FewContentWords = 4;

        /// <summary>What is said in texts: the turns of dialogues ("Name: text") with their sentences, and speech in quotation marks.</summary>
        /// <param name="files">Text files.</param>
        /// <param name="most">Lines to take from a file at most, drawn at random.</param>
        /// <param name="random">Draws them.</param>
        public static IEnumerable<string> InTexts(IEnumerable<string> files, int most, Random random)
        {
            foreach (var file in files)
            {
                var lines = File.ReadLines(file).SelectMany(Said).Where(HasFitLength).Distinct().ToArray();
                random.Shuffle(lines);
                foreach (var line in lines.Take(most))
                    yield return line;
            }
        }

        /// <summary>A line with one or two of its content words exchanged.</summary>
        /// <param name="line">The line.</param>
        /// <param name="neighbours">Words like a word; empty for one that has none.</param>
        /// <param name="random">Draws which words, and by what.</param>
        /// <returns>Null where a word that was drawn has no neighbours.</returns>
        public static string? Vary(string line, Func<string, IReadOnlyList<string>> neighbours, Random random)
        {
            var words = Word.Split(line).Where(w => !FunctionWords.Contains(w.Lower) && neighbours(w.Lower).Count > 0).ToArray();
            if (words.Length == 0)
                return null;
            random.Shuffle(words);
            var count = words.Length >= FewContentWords && random.NextDouble() < TwoWordsShare ? 2 : 1;
            foreach (var word in words.Take(count).OrderByDescending(w => w.Start))
            {
                var like = neighbours(word.Lower);
                line = line[..word.Start] + like[random.Next(like.Count)] + line[(word.Start + word.Length)..];
            }

            return line;
        }

        private static bool HasFitLength(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Length is >= FewestWords and <= MostWords && line.All(char.IsAscii) && !line.Contains('\t');

        private static IEnumerable<string> Said(string line)
        {
            var turn = Turn().Match(line);
            if (!turn.Success)
                return Quoted().Matches(line).Select(m => m.Groups[1].Value.Trim(' ', ','));
            var text = turn.Groups[1].Value;
            var sentences = SentenceEnd().Split(text);
            return sentences.Length == 1 ? sentences : [text, .. sentences, .. sentences.Zip(sentences.Skip(1), (a, b) => a + " " + b)];
        }

        [GeneratedRegex(@"^[A-Za-z_' ]{1,20}: (.+)$")]
        private static partial Regex Turn();

        [GeneratedRegex("\"([^\"]{6,120})\"")]
        private static partial Regex Quoted();

        [GeneratedRegex(@"(?<=[.!?]) +")]
        private static partial Regex SentenceEnd();
    }
}
