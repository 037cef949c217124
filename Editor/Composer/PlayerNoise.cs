using System;
using System.Linq;

namespace GptDialogue.Composer
{
    /// <summary>Makes a line look typed in a hurry.</summary>
    internal static class PlayerNoise
    {
        private const double TypoShare = 0.10;
        private const double BareShare = 0.25;
        private const double LowerShare = 0.25;

        public static string Apply(Random random, string line)
        {
            if (random.Chance(TypoShare))
                line = Typo(random, line);
            if (random.Chance(BareShare))
                line = line.TrimEnd('.', '?', '!').Replace("'", "");
            if (random.Chance(LowerShare))
                line = line.ToLowerInvariant();
            return line;
        }

        private static string Typo(Random random, string line)
        {
            var words = line.Split(' ');
            var i = random.Next(words.Length);
            if (words[i].Length < 5 || !words[i].All(char.IsLetter))
                return line;
            var at = random.Next(1, words[i].Length - 1);
            var word = words[i].ToCharArray();
            words[i] = random.Next(3) switch
            {
                0 => new string(word).Remove(at, 1),
                1 => new string(word).Insert(at, word[at].ToString()),
                _ => Swapped(word, at),
            };
            return string.Join(" ", words);
        }

        private static string Swapped(char[] word, int at)
        {
            (word[at], word[at - 1]) = (word[at - 1], word[at]);
            return new string(word);
        }
    }
}
