using System;

namespace GptDialogue.Training.Corpus
{
    /// <summary>
    /// Walks a text word by word and hashes runs of <see cref="RunLength"/> consecutive words, ignoring case and punctuation: two
    /// texts that share such a run have a passage in common, whatever the typesetting.
    /// </summary>
    internal ref struct WordHash
    {
        /// <summary>Words in a run. Eight in a row hardly ever recur by chance in text of this kind.</summary>
        public const int RunLength = 8;

        private readonly ReadOnlySpan<byte> _text;
        private readonly Span<ulong> _window;
        private int _at;
        private int _words;

        /// <param name="utf8">The text.</param>
        /// <param name="window">Scratch of <see cref="RunLength"/> entries.</param>
        public WordHash(ReadOnlySpan<byte> utf8, Span<ulong> window)
        {
            _text = utf8;
            _window = window;
            _at = 0;
            _words = 0;
        }

        /// <summary>The hash of the next run, or false at the end of the text.</summary>
        public bool Next(out ulong run)
        {
            run = 0;
            while (NextWord(out var word))
            {
                _window[_words++ % RunLength] = word;
                if (_words < RunLength) continue;
                for (var i = 0; i < RunLength; i++) run = (run * 0x9E3779B97F4A7C15UL) ^ _window[(_words + i) % RunLength];
                run = Mix(run);
                return true;
            }

            return false;
        }

        /// <summary>Lower-case ASCII letter, digit or non-ASCII byte; 0 for everything that separates words.</summary>
        public static byte Fold(byte value)
        {
            if (value is >= (byte)'a' and <= (byte)'z' or >= (byte)'0' and <= (byte)'9' or >= 0x80) return value;
            return value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : (byte)0;
        }

        /// <summary>The finaliser of SplitMix64.</summary>
        public static ulong Mix(ulong hash)
        {
            hash = (hash ^ (hash >> 30)) * 0xBF58476D1CE4E5B9UL;
            hash = (hash ^ (hash >> 27)) * 0x94D049BB133111EBUL;
            return hash ^ (hash >> 31);
        }

        private bool NextWord(out ulong word)
        {
            word = 14695981039346656037UL;
            while (_at < _text.Length && Fold(_text[_at]) == 0) _at++;
            if (_at == _text.Length) return false;
            byte folded;
            while (_at < _text.Length && (folded = Fold(_text[_at])) != 0)
            {
                word = (word ^ folded) * 1099511628211UL;
                _at++;
            }

            return true;
        }
    }
}
