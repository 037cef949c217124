using System;

namespace GptDialogue.Tokenization
{
    /// <summary>Maps a pair of tokens to the token they merge into. Open addressing: one multiplication and about one probe.</summary>
    internal sealed class MergeTable
    {
        /// <summary>What <see cref="Find"/> returns for a pair that does not merge; larger than every token.</summary>
        public const int None = int.MaxValue;

        private const ulong Empty = ulong.MaxValue;
        private readonly ulong[] _keys;
        private readonly int[] _tokens;
        private readonly int _shift;

        public MergeTable((int Left, int Right)[] merges, int firstToken)
        {
            var bits = 4;
            while (1 << bits < merges.Length * 2) bits++;
            _shift = 64 - bits;
            _keys = new ulong[1 << bits];
            _tokens = new int[1 << bits];
            Array.Fill(_keys, Empty);
            for (var rank = 0; rank < merges.Length; rank++) Add(merges[rank].Left, merges[rank].Right, firstToken + rank);
        }

        public int Find(int left, int right)
        {
            var key = Key(left, right);
            for (var slot = Slot(key); ; slot = (slot + 1) & (_keys.Length - 1))
            {
                if (_keys[slot] == key) return _tokens[slot];
                if (_keys[slot] == Empty) return None;
            }
        }

        private void Add(int left, int right, int token)
        {
            var key = Key(left, right);
            var slot = Slot(key);
            while (_keys[slot] != Empty)
            {
                // The same pair twice: the first rank is the one that ever applies.
                if (_keys[slot] == key) return;
                slot = (slot + 1) & (_keys.Length - 1);
            }
            _keys[slot] = key;
            _tokens[slot] = token;
        }

        private static ulong Key(int left, int right) => ((ulong)(uint)left << 32) | (uint)right;

        // Fibonacci hashing: 2^64 divided by the golden ratio spreads neighbouring keys.
        private int Slot(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> _shift);
    }
}
