using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>
    /// GPT-2's spelling of bytes by printable characters in vocab.json and merges.txt (bytes_to_unicode of its encoder.py): printable
    /// Latin-1 stands for itself, every other byte for the next character from U+0100 on. A space is written U+0120.
    /// </summary>
    public static class ByteSpelling
    {
        private static readonly char[] Characters = BuildCharacters();
        private static readonly Dictionary<char, byte> Bytes = Enumerable.Range(0, 256).ToDictionary(b => Characters[b], b => (byte)b);

        /// <summary>The spelling of a token's bytes.</summary>
        public static string Write(ReadOnlySpan<byte> bytes)
        {
            var text = new char[bytes.Length];
            for (var i = 0; i < text.Length; i++) text[i] = Characters[bytes[i]];
            return new string(text);
        }

        /// <summary>The bytes of a spelling, or null where a character stands for no byte.</summary>
        public static byte[]? Read(string spelling)
        {
            var bytes = new byte[spelling.Length];
            for (var i = 0; i < bytes.Length; i++)
                if (!Bytes.TryGetValue(spelling[i], out bytes[i]))
                    return null;
            return bytes;
        }

        private static char[] BuildCharacters()
        {
            var characters = new char[256];
            var next = 256;
            for (var value = 0; value < 256; value++)
            {
                var printable = value is >= '!' and <= '~' or >= 0xA1 and <= 0xAC or >= 0xAE and <= 0xFF;
                characters[value] = printable ? (char)value : (char)next++;
            }

            return characters;
        }
    }
}
