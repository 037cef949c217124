using System;
using System.Buffers;

namespace GptDialogue.Tokenization
{
    /// <summary>
    /// Applies the merges to one word: the pair of lowest rank first, leftmost of equals. Works on rented or stack memory, so any
    /// number of threads may share a table.
    /// </summary>
    internal static class WordMerger
    {
        /// <summary>Up to here shifting arrays is faster than a heap; longer words are rare (runs of spaces, pasted garbage).</summary>
        private const int LongWord = 256;

        /// <summary>Merges <paramref name="tokens"/> in place and returns how many remain at its start.</summary>
        public static int Merge(MergeTable table, Span<int> tokens) =>
            tokens.Length < 2 ? tokens.Length : tokens.Length <= LongWord ? MergeShort(table, tokens) : MergeLong(table, tokens);

        private static int MergeShort(MergeTable table, Span<int> tokens)
        {
            Span<int> merged = stackalloc int[LongWord]; // merged[i]: what tokens i and i + 1 become
            var count = tokens.Length;
            for (var i = 0; i + 1 < count; i++) merged[i] = table.Find(tokens[i], tokens[i + 1]);
            while (count > 1)
            {
                var best = 0;
                for (var i = 1; i + 1 < count; i++)
                    if (merged[i] < merged[best]) best = i;
                if (merged[best] == MergeTable.None) break;

                tokens[best] = merged[best];
                count--;
                tokens.Slice(best + 2, count - best - 1).CopyTo(tokens.Slice(best + 1));
                if (best + 1 < count)
                {
                    merged.Slice(best + 2, count - best - 2).CopyTo(merged.Slice(best + 1));
                    merged[best] = table.Find(tokens[best], tokens[best + 1]);
                }
                if (best > 0) merged[best - 1] = table.Find(tokens[best - 1], tokens[best]);
            }
            return count;
        }

        private static int MergeLong(MergeTable table, Span<int> tokens)
        {
            var count = tokens.Length;
            var links = ArrayPool<int>.Shared.Rent(count * 2);
            // At first one entry per pair, then two more per merge, of which there are fewer than tokens.
            var entries = ArrayPool<ulong>.Shared.Rent(count * 3);
            try
            {
                var next = links.AsSpan(0, count);
                var previous = links.AsSpan(count, count);
                var heap = new MinHeap(entries);
                for (var i = 0; i < count; i++)
                {
                    next[i] = i + 1;
                    previous[i] = i - 1;
                    if (i + 1 < count) Offer(table, ref heap, tokens, i, i + 1);
                }
                while (heap.TryPop(out var entry))
                {
                    var merged = (int)(entry >> 32);
                    var left = (int)(uint)entry;
                    var right = next[left];
                    // An entry is out of date when one of its halves has been merged with something else since.
                    if (tokens[left] < 0 || right >= count || table.Find(tokens[left], tokens[right]) != merged) continue;
                    tokens[left] = merged;
                    tokens[right] = -1;
                    next[left] = next[right];
                    if (next[left] < count)
                    {
                        previous[next[left]] = left;
                        Offer(table, ref heap, tokens, left, next[left]);
                    }
                    if (previous[left] >= 0) Offer(table, ref heap, tokens, previous[left], left);
                }
                var kept = 0;
                for (var i = 0; i < count; i = next[i]) tokens[kept++] = tokens[i];
                return kept;
            }
            finally
            {
                ArrayPool<int>.Shared.Return(links);
                ArrayPool<ulong>.Shared.Return(entries);
            }
        }

        private static void Offer(MergeTable table, ref MinHeap heap, Span<int> tokens, int left, int right)
        {
            var merged = table.Find(tokens[left], tokens[right]);
            if (merged != MergeTable.None) heap.Push(((ulong)(uint)merged << 32) | (uint)left);
        }

        /// <summary>A binary heap over borrowed memory; the smallest entry comes first.</summary>
        private struct MinHeap
        {
            private readonly ulong[] _entries;
            private int _count;

            public MinHeap(ulong[] entries)
            {
                _entries = entries;
                _count = 0;
            }

            public void Push(ulong entry)
            {
                var at = _count++;
                for (; at > 0 && _entries[(at - 1) / 2] > entry; at = (at - 1) / 2) _entries[at] = _entries[(at - 1) / 2];
                _entries[at] = entry;
            }

            public bool TryPop(out ulong entry)
            {
                entry = 0;
                if (_count == 0) return false;
                entry = _entries[0];
                var last = _entries[--_count];
                var at = 0;
                while (true)
                {
                    var child = at * 2 + 1;
                    if (child >= _count) break;
                    if (child + 1 < _count && _entries[child + 1] < _entries[child]) child++;
                    if (_entries[child] >= last) break;
                    _entries[at] = _entries[child];
                    at = child;
                }
                _entries[at] = last;
                return true;
            }
        }
    }
}
