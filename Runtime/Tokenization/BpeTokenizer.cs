using System;
using System.Buffers;
using System.Collections.Generic;

namespace GptDialogue.Tokenization
{
    /// <summary>
    /// Byte-level byte-pair encoding (Sennrich et al. 2016; bytes and pre-tokenisation as in GPT-2). Ids: control tokens, then the
    /// 256 bytes in order of value, then merges in order of rank. Ordinary text never gives a control token. Immutable, so any
    /// thread may use it; encoding allocates nothing once the shared array pool is warm.
    /// </summary>
    public sealed class BpeTokenizer
    {
        private const int Bytes = 256;
        private const int StackLimit = 256;
        private readonly MergeTable _table;
        private readonly byte[] _text;
        private readonly int[] _starts;
        private readonly int _firstByte;

        /// <summary>Builds the tokenizer of a vocabulary.</summary>
        /// <param name="merges">Pairs in rank order; each joins two ids that exist by then, neither a control token.</param>
        /// <param name="specialNames">Spellings of the control tokens, index = id.</param>
        /// <exception cref="GptDialogueException">A merge uses an id that does not exist yet.</exception>
        public BpeTokenizer((int Left, int Right)[] merges, IReadOnlyList<string> specialNames)
        {
            if (merges == null) throw new ArgumentNullException(nameof(merges));
            SpecialNames = specialNames ?? throw new ArgumentNullException(nameof(specialNames));
            _firstByte = specialNames.Count;
            VocabularySize = _firstByte + Bytes + merges.Length;
            Check(merges);
            _table = new MergeTable(merges, _firstByte + Bytes);
            _starts = new int[VocabularySize + 1];
            _text = Spell(merges);
        }

        /// <summary>Number of ids: control tokens, bytes and merges.</summary>
        public int VocabularySize { get; }

        /// <summary>Spellings of the control tokens; the index is the id.</summary>
        public IReadOnlyList<string> SpecialNames { get; }

        /// <summary>Encodes text; lone surrogates count as U+FFFD.</summary>
        /// <returns>The number of ids written to <paramref name="destination"/>; at most three per UTF-16 unit.</returns>
        /// <exception cref="GptDialogueException">The destination is too small; the message says how many there are.</exception>
        public int Encode(ReadOnlySpan<char> text, Span<int> destination)
        {
            if (TryEncode(text, destination, out var count)) return count;
            throw new GptDialogueException(
                $"The text has {count} tokens and there is room for {destination.Length}. Shorten the text or pass a larger buffer.");
        }

        /// <summary>Encodes text into a new array; for tools, as it allocates.</summary>
        public int[] Encode(string text)
        {
            if (text == null) throw new ArgumentNullException(nameof(text));
            var ids = new int[CountTokens(text.AsSpan())];
            Encode(text.AsSpan(), ids);
            return ids;
        }

        /// <summary>Encodes UTF-8; malformed sequences count as U+FFFD. See <see cref="Encode(ReadOnlySpan{char}, Span{int})"/>.</summary>
        /// <exception cref="GptDialogueException">The destination is too small.</exception>
        public int Encode(ReadOnlySpan<byte> utf8, Span<int> destination)
        {
            var characters = ArrayPool<char>.Shared.Rent(utf8.Length + Utf8StreamDecoder.ExtraRoom);
            var decoder = new Utf8.Decoder();
            try
            {
                var length = decoder.Append(utf8, characters);
                length += decoder.Flush(characters.AsSpan(length));
                return Encode(characters.AsSpan(0, length), destination);
            }
            finally
            {
                ArrayPool<char>.Shared.Return(characters);
            }
        }

        /// <summary>The number of ids the text encodes to.</summary>
        public int CountTokens(ReadOnlySpan<char> text)
        {
            TryEncode(text, default, out var count);
            return count;
        }

        /// <summary>
        /// Encodes as much as fits. False when the destination is too small; <paramref name="count"/> is always that of the whole text.
        /// </summary>
        public bool TryEncode(ReadOnlySpan<char> text, Span<int> destination, out int count)
        {
            count = 0;
            for (var start = 0; start < text.Length;)
            {
                var end = PreTokenizer.End(text, start);
                count += EncodeWord(text.Slice(start, end - start), destination.Slice(Math.Min(count, destination.Length)));
                start = end;
            }
            return count <= destination.Length;
        }

        /// <summary>The bytes a token stands for; none for a control token.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
        public ReadOnlySpan<byte> TokenBytes(int id)
        {
            if ((uint)id >= (uint)VocabularySize)
                throw new ArgumentOutOfRangeException(nameof(id), id, $"Token ids are 0 to {VocabularySize - 1}.");
            return _text.AsSpan(_starts[id], _starts[id + 1] - _starts[id]);
        }

        /// <summary>The text of a sequence, without its control tokens; bytes that are no UTF-8 become U+FFFD.</summary>
        /// <exception cref="ArgumentOutOfRangeException">There is no such id.</exception>
        public string Decode(ReadOnlySpan<int> ids)
        {
            var length = 0;
            foreach (var id in ids) length += TokenBytes(id).Length;
            var characters = ArrayPool<char>.Shared.Rent(length + Utf8StreamDecoder.ExtraRoom);
            var decoder = new Utf8.Decoder();
            try
            {
                var at = 0;
                foreach (var id in ids) at += decoder.Append(TokenBytes(id), characters.AsSpan(at));
                at += decoder.Flush(characters.AsSpan(at));
                return new string(characters, 0, at);
            }
            finally
            {
                ArrayPool<char>.Shared.Return(characters);
            }
        }

        private int EncodeWord(ReadOnlySpan<char> word, Span<int> destination)
        {
            var most = word.Length * 3; // a UTF-16 unit takes at most three bytes
            if (most <= StackLimit)
            {
                Span<byte> bytes = stackalloc byte[StackLimit];
                Span<int> tokens = stackalloc int[StackLimit];
                return EncodeWord(word, bytes, tokens, destination);
            }
            var longBytes = ArrayPool<byte>.Shared.Rent(most);
            var longTokens = ArrayPool<int>.Shared.Rent(most);
            try
            {
                return EncodeWord(word, longBytes, longTokens, destination);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(longBytes);
                ArrayPool<int>.Shared.Return(longTokens);
            }
        }

        private int EncodeWord(ReadOnlySpan<char> word, Span<byte> bytes, Span<int> tokens, Span<int> destination)
        {
            var length = Utf8.Encode(word, bytes);
            for (var i = 0; i < length; i++) tokens[i] = _firstByte + bytes[i];
            var count = WordMerger.Merge(_table, tokens.Slice(0, length));
            tokens.Slice(0, Math.Min(count, destination.Length)).CopyTo(destination);
            return count;
        }

        private void Check((int Left, int Right)[] merges)
        {
            for (var rank = 0; rank < merges.Length; rank++)
            {
                var limit = _firstByte + Bytes + rank;
                var (left, right) = merges[rank];
                if (left < _firstByte || right < _firstByte || left >= limit || right >= limit)
                    throw new GptDialogueException(
                        $"Merge {rank} joins the tokens {left} and {right}; only {_firstByte} to {limit - 1} exist by then. "
                        + "The vocabulary is damaged: export it again.");
            }
        }

        private byte[] Spell((int Left, int Right)[] merges)
        {
            for (var b = 0; b < Bytes; b++) _starts[_firstByte + b + 1] = b + 1;
            for (var rank = 0; rank < merges.Length; rank++)
            {
                var id = _firstByte + Bytes + rank;
                _starts[id + 1] = checked(_starts[id] + Length(merges[rank].Left) + Length(merges[rank].Right));
                if (_starts[id + 1] > MaxSpelling)
                    throw new GptDialogueException(
                        $"The tokens up to merge {rank} take more than {MaxSpelling} bytes. The vocabulary is damaged: export it again.");
            }
            var text = new byte[_starts[VocabularySize]];
            for (var b = 0; b < Bytes; b++) text[b] = (byte)b;
            for (var rank = 0; rank < merges.Length; rank++)
            {
                var at = _starts[_firstByte + Bytes + rank];
                var left = Length(merges[rank].Left);
                text.AsSpan(_starts[merges[rank].Left], left).CopyTo(text.AsSpan(at));
                text.AsSpan(_starts[merges[rank].Right], Length(merges[rank].Right)).CopyTo(text.AsSpan(at + left));
            }
            return text;
        }

        /// <summary>Merges that double each other could claim exponential memory; real vocabularies need a few hundred kilobytes.</summary>
        private const int MaxSpelling = 64 << 20;

        private int Length(int id) => _starts[id + 1] - _starts[id];
    }
}
