using System;

namespace GptDialogue.Tokenization
{
    /// <summary>
    /// UTF-8 in both directions. The library's own converters allocate when they meet malformed input, and Mono's replace it
    /// differently; this does neither.
    /// </summary>
    internal static class Utf8
    {
        public const char Replacement = '\uFFFD';

        /// <summary>Writes text as UTF-8, lone surrogates as U+FFFD; at most three bytes per unit. Returns the number of bytes.</summary>
        public static int Encode(ReadOnlySpan<char> text, Span<byte> bytes)
        {
            var count = 0;
            for (var i = 0; i < text.Length; i++)
            {
                int c = text[i];
                if (c < 0x80)
                {
                    bytes[count++] = (byte)c;
                    continue;
                }
                if (char.IsSurrogate((char)c))
                {
                    if (i + 1 < text.Length && char.IsSurrogatePair((char)c, text[i + 1])) c = char.ConvertToUtf32((char)c, text[++i]);
                    else c = Replacement;
                }
                if (c < 0x800)
                {
                    bytes[count++] = (byte)(0xC0 | c >> 6);
                }
                else
                {
                    if (c < 0x10000)
                    {
                        bytes[count++] = (byte)(0xE0 | c >> 12);
                    }
                    else
                    {
                        bytes[count++] = (byte)(0xF0 | c >> 18);
                        bytes[count++] = (byte)(0x80 | c >> 12 & 0x3F);
                    }
                    bytes[count++] = (byte)(0x80 | c >> 6 & 0x3F);
                }
                bytes[count++] = (byte)(0x80 | c & 0x3F);
            }
            return count;
        }

        /// <summary>
        /// Decodes byte by byte as the WHATWG Encoding Standard says: every maximal part of a malformed sequence becomes one U+FFFD.
        /// </summary>
        public struct Decoder
        {
            private int _missing;
            private int _codePoint;
            private byte _low;
            private byte _high;

            /// <summary>Writes what is complete; needs room for as many units as there are bytes, and two more.</summary>
            public int Append(ReadOnlySpan<byte> bytes, Span<char> text)
            {
                var count = 0;
                foreach (var b in bytes)
                {
                    if (_missing > 0)
                    {
                        if (b >= _low && b <= _high)
                        {
                            Continue(b, text, ref count);
                            continue;
                        }
                        _missing = 0;
                        text[count++] = Replacement;
                    }
                    if (b < 0x80) text[count++] = (char)b;
                    else if (!Begin(b)) text[count++] = Replacement;
                }
                return count;
            }

            public int Flush(Span<char> text)
            {
                if (_missing == 0) return 0;
                _missing = 0;
                text[0] = Replacement;
                return 1;
            }

            private bool Begin(byte b)
            {
                if (b < 0xC2 || b > 0xF4) return false;
                _missing = b < 0xE0 ? 1 : b < 0xF0 ? 2 : 3;
                _codePoint = b & (0x3F >> _missing);
                // Overlong forms, surrogates and values past U+10FFFF show in the second byte.
                _low = b == 0xE0 ? (byte)0xA0 : b == 0xF0 ? (byte)0x90 : (byte)0x80;
                _high = b == 0xED ? (byte)0x9F : b == 0xF4 ? (byte)0x8F : (byte)0xBF;
                return true;
            }

            private void Continue(byte b, Span<char> text, ref int count)
            {
                _low = 0x80;
                _high = 0xBF;
                _codePoint = _codePoint << 6 | b & 0x3F;
                if (--_missing > 0) return;
                if (_codePoint < 0x10000)
                {
                    text[count++] = (char)_codePoint;
                    return;
                }
                text[count++] = (char)(0xD7C0 + (_codePoint >> 10));
                text[count++] = (char)(0xDC00 | _codePoint & 0x3FF);
            }
        }
    }
}
