using System;
using System.Buffers.Binary;
using System.IO;
using System.IO.Compression;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Finds the character card inside a picture: base64 of JSON in a text chunk (tEXt, zTXt or iTXt) named ccv3 (version 3) or
    /// chara (versions 1 and 2). Chunk layout: PNG specification, section 11.3.
    /// </summary>
    internal static class PngText
    {
        private const int MaxCardBytes = 16 << 20;

        /// <summary>The JSON of the card; version 3 is preferred.</summary>
        /// <exception cref="GptDialogueException">The picture is damaged or holds no card.</exception>
        public static string CharacterCard(byte[] png, string file)
        {
            if (png.Length < 8 || png[0] != 0x89 || png[1] != 'P' || png[2] != 'N' || png[3] != 'G')
            {
                throw new GptDialogueException($"{file} is no PNG picture: it does not begin with the PNG signature.");
            }

            string? card = null;
            bool isLatest = false;
            for (int at = 8; at + 12 <= png.Length;)
            {
                uint length = BinaryPrimitives.ReadUInt32BigEndian(png.AsSpan(at));
                if (length > png.Length - at - 12)
                {
                    throw new GptDialogueException($"{file} is damaged: the chunk at byte {at} announces {length} bytes, {png.Length - at - 12} follow.");
                }

                string type = Encoding.ASCII.GetString(png, at + 4, 4);
                ReadOnlySpan<byte> data = png.AsSpan(at + 8, (int)length);
                if (type is "tEXt" or "zTXt" or "iTXt" && !isLatest && Text(type, data, file, out string keyword) is byte[] text && keyword is "chara" or "ccv3")
                {
                    card = Decode(text, file, at);
                    isLatest = keyword == "ccv3";
                }

                at += 12 + (int)length;
            }

            return card ?? throw new GptDialogueException($"{file} holds no character card: it has no text chunk named chara or ccv3.");
        }

        private static byte[]? Text(string type, ReadOnlySpan<byte> data, string file, out string keyword)
        {
            int end = data.IndexOf((byte)0);
            keyword = end > 0 ? Encoding.ASCII.GetString(data.Slice(0, end).ToArray()) : string.Empty;
            if (keyword is not ("chara" or "ccv3"))
            {
                return null;
            }

            ReadOnlySpan<byte> rest = data.Slice(end + 1);
            if (type == "tEXt")
            {
                return rest.ToArray();
            }

            // zTXt: one byte of method. iTXt: a flag, the method, then language and translated keyword, each ended by a zero.
            bool compressed = type == "zTXt" || (rest.Length > 0 && rest[0] == 1);
            rest = rest.Slice(Math.Min(rest.Length, type == "zTXt" ? 1 : 2));
            for (int skip = type == "iTXt" ? 2 : 0; skip > 0; skip--)
            {
                rest = rest.Slice(rest.IndexOf((byte)0) + 1);
            }

            return compressed ? Inflate(rest, file) : rest.ToArray();
        }

        private static byte[] Inflate(ReadOnlySpan<byte> zlib, string file)
        {
            try
            {
                // Two bytes of zlib header come before the deflate stream.
                using var deflate = new DeflateStream(new MemoryStream(zlib.Slice(Math.Min(2, zlib.Length)).ToArray()), CompressionMode.Decompress);
                using var inflated = new MemoryStream();
                byte[] buffer = new byte[8192];
                for (int read; (read = deflate.Read(buffer, 0, buffer.Length)) > 0;)
                {
                    inflated.Write(buffer, 0, read);
                    if (inflated.Length > MaxCardBytes)
                    {
                        throw new GptDialogueException($"{file}: the card unpacks to more than {MaxCardBytes} bytes.");
                    }
                }

                return inflated.ToArray();
            }
            catch (InvalidDataException fault)
            {
                throw new GptDialogueException($"{file} is damaged: its card cannot be unpacked.", fault);
            }
        }

        private static string Decode(byte[] text, string file, int at)
        {
            try
            {
                string ascii = Encoding.ASCII.GetString(text).Trim();
                return ascii.StartsWith("{", StringComparison.Ordinal) ? Encoding.UTF8.GetString(text) : Encoding.UTF8.GetString(Convert.FromBase64String(ascii));
            }
            catch (FormatException fault)
            {
                throw new GptDialogueException($"{file} is damaged: the card in the chunk at byte {at} is no base64.", fault);
            }
        }
    }
}
