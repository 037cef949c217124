using System;
using System.IO;
using System.IO.Compression;

namespace GptDialogue.Bundles
{
    /// <summary>Bytes in fewer bytes (DEFLATE, RFC 1951).</summary>
    internal static class Packed
    {
        private const int Part = 1 << 16;
        private const int Expansion = 2; // what is packed here becomes a third to two thirds smaller

        /// <summary>Packs bytes.</summary>
        public static byte[] Pack(ReadOnlySpan<byte> bytes)
        {
            var output = new MemoryStream();
            using (var packed = new DeflateStream(output, CompressionLevel.Optimal, leaveOpen: true))
                packed.Write(bytes);
            return output.ToArray();
        }

        /// <summary>Unpacks what <see cref="Pack"/> made.</summary>
        /// <param name="bytes">The packed bytes.</param>
        /// <param name="most">Bytes that may come out, so that a damaged length cannot fill the memory.</param>
        /// <exception cref="InvalidDataException">The bytes are damaged, or more come out.</exception>
        public static ReadOnlyMemory<byte> Unpack(byte[] bytes, int most)
        {
            using var packed = new DeflateStream(new MemoryStream(bytes), CompressionMode.Decompress);
            var output = new MemoryStream(Expansion * bytes.Length); // grown from nothing it would leave several copies behind
            var part = new byte[Part];
            for (int read; (read = packed.Read(part, 0, part.Length)) > 0;)
            {
                output.Write(part, 0, read);
                if (output.Length > most)
                    throw new InvalidDataException("it is too long.");
            }

            return output.GetBuffer().AsMemory(0, (int)output.Length);
        }
    }
}
