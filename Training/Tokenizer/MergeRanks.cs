using System;
using System.Collections.Generic;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>Applies learnt merges to single pieces: the plain definition of byte-pair encoding, lowest rank first.</summary>
    internal sealed class MergeRanks
    {
        private readonly Dictionary<(int, int), int> _ranks = new();

        public MergeRanks(IReadOnlyList<(int Left, int Right)> merges)
        {
            for (var rank = 0; rank < merges.Count; rank++) _ranks.Add(merges[rank], rank);
        }

        /// <summary>The token ids of one piece.</summary>
        public List<int> Encode(ReadOnlySpan<byte> piece)
        {
            var tokens = new List<int>(piece.Length);
            foreach (var value in piece) tokens.Add(BpeTrainer.FirstByte + value);
            while (LowestRank(tokens, out var rank, out var pair))
            {
                for (var i = 0; i + 1 < tokens.Count; i++)
                {
                    if ((tokens[i], tokens[i + 1]) != pair) continue;
                    tokens[i] = BpeTrainer.FirstMerge + rank;
                    tokens.RemoveAt(i + 1);
                }
            }

            return tokens;
        }

        /// <summary>How many tokens one piece takes.</summary>
        public int CountTokens(ReadOnlySpan<byte> piece) => Encode(piece).Count;

        private bool LowestRank(List<int> tokens, out int rank, out (int, int) pair)
        {
            rank = int.MaxValue;
            pair = default;
            for (var i = 0; i + 1 < tokens.Count; i++)
            {
                if (!_ranks.TryGetValue((tokens[i], tokens[i + 1]), out var candidate) || candidate >= rank) continue;
                rank = candidate;
                pair = (tokens[i], tokens[i + 1]);
            }

            return rank != int.MaxValue;
        }
    }
}
