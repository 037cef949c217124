using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using GptDialogue.Tokenization;

namespace GptDialogue.Runtime.Tests.Tokenization
{
    /// <summary>
    /// A deliberately plain byte-pair trainer and the vocabulary spellings other libraries expect, so that tests need no files and
    /// share no code with what they check.
    /// </summary>
    internal static class TinyBpe
    {
        public static readonly Regex Gpt2Pattern = new(
            @"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant);

        private const int FirstByte = SpecialTokens.Count;

        /// <summary>The most frequent pair at a time; ties go to the smaller pair.</summary>
        public static (int Left, int Right)[] Train(string text, int merges)
        {
            var words = Gpt2Pattern.Matches(text)
                .Select(match => Encoding.UTF8.GetBytes(match.Value).Select(b => FirstByte + b).ToList()).ToList();
            var learned = new List<(int, int)>();
            while (learned.Count < merges)
            {
                var counts = new Dictionary<(int, int), int>();
                foreach (var word in words)
                    for (var i = 0; i + 1 < word.Count; i++)
                        counts[(word[i], word[i + 1])] = counts.GetValueOrDefault((word[i], word[i + 1])) + 1;
                if (counts.Count == 0) break;
                var best = counts.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key).First().Key;
                var id = FirstByte + 256 + learned.Count;
                learned.Add(best);
                foreach (var word in words)
                    for (var i = 0; i + 1 < word.Count; i++)
                        if ((word[i], word[i + 1]) == best)
                        {
                            word[i] = id;
                            word.RemoveAt(i + 1);
                        }
            }
            return learned.ToArray();
        }

        /// <summary>Every token's spelling in GPT-2's printable alphabet; control tokens by their names.</summary>
        public static string[] Spellings((int Left, int Right)[] merges)
        {
            var spellings = SpecialTokens.Names.ToList();
            spellings.AddRange(ByteAlphabet());
            foreach (var (left, right) in merges) spellings.Add(spellings[left] + spellings[right]);
            return spellings.ToArray();
        }

        private static IEnumerable<string> ByteAlphabet()
        {
            var next = 256;
            for (var b = 0; b < 256; b++)
            {
                var printable = b is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE;
                yield return ((char)(printable ? b : next++)).ToString();
            }
        }
    }
}
