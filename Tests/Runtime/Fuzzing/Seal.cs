using System;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace GptDialogue.Runtime.Tests.Fuzzing
{
    /// <summary>Puts valid lengths and checksums around damaged content, so that it reaches the parsers behind them.</summary>
    internal static class Seal
    {
        /// <summary>A small file with the magic and version of <paramref name="original"/> around other content.</summary>
        public static byte[] Envelope(byte[] original, byte[] content)
        {
            byte[] file = [.. original[..GptDialogue.Files.Envelope.HeaderBytes], .. content];
            BinaryPrimitives.WriteInt32LittleEndian(file.AsSpan(8), content.Length);
            SHA256.HashData(content).CopyTo(file.AsSpan(12));
            return file;
        }

        /// <summary>The content of a small file.</summary>
        public static byte[] Content(byte[] file) => file[GptDialogue.Files.Envelope.HeaderBytes..];

        /// <summary>A bundle with another header before the variants of <paramref name="original"/>.</summary>
        public static byte[] Bundle(byte[] original, byte[] header)
        {
            byte[] prefix = [.. original[..12], .. header];
            BinaryPrimitives.WriteInt32LittleEndian(prefix.AsSpan(8), header.Length);
            return [.. prefix, .. SHA256.HashData(prefix), .. original[(12 + HeaderLength(original) + 32)..]];
        }

        /// <summary>The header of a bundle.</summary>
        public static byte[] Header(byte[] bundle) => bundle[12..(12 + HeaderLength(bundle))];

        private static int HeaderLength(byte[] bundle) => BinaryPrimitives.ReadInt32LittleEndian(bundle.AsSpan(8));
    }
}
