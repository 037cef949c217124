using GptDialogue.Tokenization;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>The bytes of every text token side by side, so that checking thousands of tokens touches one array.</summary>
    public sealed class VocabularyMap
    {
        private readonly byte[] _bytes;
        private readonly int[] _offsets;

        /// <summary>Copies the vocabulary of a tokenizer.</summary>
        public VocabularyMap(BpeTokenizer tokenizer)
        {
            Size = tokenizer.VocabularySize;
            _offsets = new int[Size + 1];
            for (var id = 0; id < Size; id++)
                _offsets[id + 1] = _offsets[id] + tokenizer.TokenBytes(id).Length;
            _bytes = new byte[_offsets[Size]];
            for (var id = 0; id < Size; id++)
                tokenizer.TokenBytes(id).CopyTo(new System.Span<byte>(_bytes, _offsets[id], _offsets[id + 1] - _offsets[id]));
        }

        /// <summary>Number of tokens, control tokens included.</summary>
        public int Size { get; }

        /// <summary>The bytes of a text token; empty for control tokens.</summary>
        public System.ReadOnlySpan<byte> Bytes(int id) => new System.ReadOnlySpan<byte>(_bytes, _offsets[id], _offsets[id + 1] - _offsets[id]);
    }
}
