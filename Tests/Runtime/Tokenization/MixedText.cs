using System;
using System.Text;

namespace GptDialogue.Runtime.Tests.Tokenization
{
    /// <summary>Text as bad as players and files can make it, from a seed.</summary>
    internal static class MixedText
    {
        private static readonly string[] Words =
        [
            "the", "bridge", "I'll", "don't", "we've", "Mara's", "'tis", "they're", "O'Brien'd", "ROCK'N'ROLL", "isn't", "naïve", "Straße",
            "œuvre", "İstanbul", "Ωmega", "привет", "здравствуйте", "שלום", "مرحبا", "नमस्ते", "สวัสดี", "你好世界", "こんにちは", "한국어", "ﬁne",
            "e\u0301te\u0301", "x²", "½", "Ⅷ", "٣٤", "1984", "3.14", "1,000,000", "0x1F", "😀", "👩‍👩‍👧‍👦", "🏳️‍🌈", "❤️", "𝒜𝓁𝓅𝒽𝒶", "𠮷野家",
            "...", "—", "“quoted”", "!?!?", "<|endoftext|>", "<self>", "__init__", "#tag", "a@b.c", "''''", "'", "'s", "'LL", "`", "\\n", "€5",
        ];

        private static readonly string[] Spaces =
        [
            " ", " ", " ", " ", " ", "", "\n", "\t", "  ", "   ", "\r\n", "\n\n", " \n ", "\u00A0", "\u2003", "\u3000", "\u2028", "\u0085",
            "\v", "\f", "\u200B", "\uFEFF", "          ",
        ];

        public static string Make(int seed, int length)
        {
            var random = new Random(seed);
            var text = new StringBuilder(length + 1000);
            while (text.Length < length)
            {
                switch (random.Next(40))
                {
                    case 0: Repeat(text, (char)random.Next(0, 0x20), random.Next(1, 20)); break; // control characters
                    case 1: Repeat(text, (char)random.Next(0xD800, 0xE000), random.Next(1, 4)); break; // lone surrogates
                    case 2: Repeat(text, (char)random.Next(0x20, 0xFFFF), random.Next(1, 5)); break; // any character of the plane
                    case 3: Repeat(text, ' ', random.Next(1, 400)); break;
                    case 4: Repeat(text, (char)random.Next('a', 'e'), random.Next(1, 900)); break; // longer than the short-word limit
                    case 5: text.Append(char.ConvertFromUtf32(random.Next(0x10000, 0x110000))); break;
                    case 6: text.Append(Encoding.UTF8.GetString(RandomBytes(random))); break; // broken UTF-8 as a file reader gives it
                    default: text.Append(Words[random.Next(Words.Length)]); break;
                }
                text.Append(Spaces[random.Next(Spaces.Length)]);
            }
            return text.ToString();
        }

        private static byte[] RandomBytes(Random random)
        {
            var bytes = new byte[random.Next(1, 12)];
            random.NextBytes(bytes);
            return bytes;
        }

        private static void Repeat(StringBuilder text, char c, int count) => text.Append(c, count);
    }
}
