using System;

namespace GptDialogue.Inference
{
    /// <summary>
    /// How many tokens of a prompt are run at once. Only so many sizes, because a shape that was seen before runs faster than a new
    /// one; close together, because a run costs as much as three to nine tokens by itself.
    /// </summary>
    internal static class PieceSizes
    {
        /// <summary>A prompt's rest is rounded up by so many tokens at most; more would cost as much as a second run.</summary>
        private const int MostExtra = 4;

        // No odd ones but 1: see EvenRun.
        private static readonly int[] _sizes = { 1, 2, 4, 6, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64 };

        /// <summary>The sizes up to a limit, the smallest first.</summary>
        public static ReadOnlySpan<int> UpTo(int limit)
        {
            var count = _sizes.Length;
            while (count > 0 && _sizes[count - 1] > limit) count--;
            return _sizes.AsSpan(0, count);
        }

        /// <summary>Whether so many tokens are one run.</summary>
        public static bool TakesAll(int tokens, int largest, int room) => Choose(tokens, largest, room) >= tokens;

        /// <summary>The size of the next run.</summary>
        /// <param name="tokens">Tokens that are left to run, at least 1.</param>
        /// <param name="largest">Most tokens in a run, at least 1.</param>
        /// <param name="room">Tokens that still fit into the row, at least <paramref name="tokens"/>.</param>
        public static int Choose(int tokens, int largest, int room)
        {
            var sizes = UpTo(Math.Min(largest, room));
            var below = sizes.Length - 1;
            while (sizes[below] > tokens) below--;
            if (sizes[below] == tokens || below + 1 == sizes.Length || sizes[below + 1] - tokens > MostExtra) return sizes[below];
            return sizes[below + 1];
        }
    }
}
