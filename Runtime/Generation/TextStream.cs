using System;
using System.Threading;
using GptDialogue.Tokenization;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Text on its way from the worker to the game: bytes of tokens in, whole characters out. One thread writes, one reads; neither
    /// waits or allocates.
    /// </summary>
    public sealed class TextStream
    {
        private const int Piece = 128; // bytes decoded at a time; longer tokens are rare

        private readonly StreamRing<char> _ring;
        private readonly Utf8StreamDecoder _decoder = new Utf8StreamDecoder();
        private readonly char[] _characters;
        private bool _ended;

        /// <summary>Makes an empty stream.</summary>
        /// <param name="capacity">UTF-16 units it can hold before they are read; longer than any reply, or the reply is cut.</param>
        public TextStream(int capacity = 4096)
        {
            _ring = new StreamRing<char>(capacity);
            _characters = new char[Piece + Utf8StreamDecoder.ExtraRoom];
        }

        /// <summary>Makes an empty stream out of the memory of one that is finished.</summary>
        /// <param name="spent">The other stream, all of it read.</param>
        public TextStream(TextStream spent)
        {
            _ring = new StreamRing<char>(spent._ring);
            _characters = spent._characters;
        }

        /// <summary>Writer only: UTF-16 units written so far; where in the text an event belongs.</summary>
        public int Written { get; private set; }

        /// <summary>Reader only: whether everything has been read and nothing will follow.</summary>
        public bool IsFinished => Volatile.Read(ref _ended) && _ring.Count == 0;

        /// <summary>Writer only: adds the bytes of a token; an incomplete character waits for its rest. False when there is no room.</summary>
        public bool Write(ReadOnlySpan<byte> utf8)
        {
            while (utf8.Length > Piece)
            {
                if (!Put(_decoder.Append(utf8.Slice(0, Piece), _characters))) return false;
                utf8 = utf8.Slice(Piece);
            }
            return Put(_decoder.Append(utf8, _characters));
        }

        /// <summary>Writer only: adds text; an incomplete character before it becomes U+FFFD. False when there is no room.</summary>
        public bool Write(ReadOnlySpan<char> text)
        {
            if (!Put(_decoder.Flush(_characters)) || !_ring.TryWrite(text)) return false;
            Written += text.Length;
            return true;
        }

        /// <summary>Writer only: nothing follows.</summary>
        public void End()
        {
            Put(_decoder.Flush(_characters));
            Volatile.Write(ref _ended, true);
        }

        /// <summary>Reader only: takes as much text as there is and fits, never half of a surrogate pair.</summary>
        /// <param name="destination">At least two units, or a character outside the basic plane never fits.</param>
        /// <returns>The number of UTF-16 units.</returns>
        public int Read(Span<char> destination)
        {
            // Writers add whole characters, so only a destination that is too short could split one.
            if (destination.Length > 0 && destination.Length < _ring.Count
                && _ring.TryPeek(destination.Length - 1, out var last) && char.IsHighSurrogate(last))
                destination = destination.Slice(0, destination.Length - 1);
            return _ring.Read(destination);
        }

        private bool Put(int count)
        {
            if (count == 0) return true;
            if (!_ring.TryWrite(_characters.AsSpan(0, count))) return false;
            Written += count;
            return true;
        }
    }

    /// <summary>Writes generated tokens as text.</summary>
    public sealed class TextSink : ITokenSink
    {
        private readonly BpeTokenizer _tokenizer;
        private readonly TextStream _stream;

        /// <summary>Joins a tokenizer and a stream.</summary>
        public TextSink(BpeTokenizer tokenizer, TextStream stream)
        {
            _tokenizer = tokenizer ?? throw new ArgumentNullException(nameof(tokenizer));
            _stream = stream ?? throw new ArgumentNullException(nameof(stream));
        }

        /// <inheritdoc/>
        public bool Accept(int token) => _stream.Write(_tokenizer.TokenBytes(token));
    }
}
