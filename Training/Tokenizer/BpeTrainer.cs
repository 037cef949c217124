using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Tokenization;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>
    /// Byte-pair encoding (Sennrich et al. 2016) over bytes: repeatedly joins the most frequent adjacent pair of tokens into a new
    /// one. Pair counts are kept up to date instead of being recounted, so a vocabulary takes seconds. Ties go to the pair with
    /// the smaller ids: the same text always gives the same vocabulary.
    /// </summary>
    public sealed class BpeTrainer
    {
        /// <summary>Id of byte 0; the bytes follow the control tokens.</summary>
        public const int FirstByte = SpecialTokens.Count;

        /// <summary>Id of the first merge.</summary>
        public const int FirstMerge = FirstByte + 256;

        /// <summary>A pair has to stand in the text at least this often (weighted) to become a token.</summary>
        public const int MinimumCount = 2;

        private readonly List<int[]> _words = new();
        private readonly List<long> _wordCounts = new();
        private readonly Dictionary<long, long> _pairCounts = new();
        private readonly Dictionary<long, List<int>> _pairWords = new();
        private readonly PriorityQueue<long, (long Count, long Pair)> _queue = new(Comparer<(long Count, long Pair)>.Create(
            (a, b) => a.Count != b.Count ? b.Count.CompareTo(a.Count) : a.Pair.CompareTo(b.Pair)));
        private readonly List<byte[]> _spellings = new();

        private BpeTrainer()
        {
        }

        /// <summary>Learns the merges that fill a vocabulary, in rank order.</summary>
        /// <param name="counts">Weighted piece counts in units of 1/<see cref="WordCounter.Unit"/>.</param>
        /// <param name="vocabularySize">Control tokens, 256 bytes and merges together; at least 384.</param>
        /// <exception cref="GptDialogueException">The size is too small, or the text runs out of recurring pairs.</exception>
        public static IReadOnlyList<(int Left, int Right)> Train(IReadOnlyDictionary<string, long> counts, int vocabularySize)
        {
            if (vocabularySize is < FirstMerge or > 65536)
                throw new GptDialogueException(
                    $"Vocabulary size {vocabularySize} must lie between {FirstMerge} ({SpecialTokens.Count} control tokens and 256 "
                    + "bytes) and 65536.");
            var trainer = new BpeTrainer();
            trainer.AddWords(counts);
            return trainer.Merge(vocabularySize - FirstMerge);
        }

        private void AddWords(IReadOnlyDictionary<string, long> counts)
        {
            for (var value = 0; value < 256; value++) _spellings.Add(new[] { (byte)value });
            foreach (var (word, count) in counts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                var index = _words.Count;
                _words.Add(Encoding.UTF8.GetBytes(word).Select(value => FirstByte + value).ToArray());
                _wordCounts.Add(count);
                for (var i = 0; i + 1 < _words[index].Length; i++) Count(Pack(_words[index][i], _words[index][i + 1]), count, index);
            }

            foreach (var (pair, count) in _pairCounts) _queue.Enqueue(pair, (count, pair));
        }

        private List<(int Left, int Right)> Merge(int wanted)
        {
            var merges = new List<(int Left, int Right)>(wanted);
            var known = _spellings.Select(Convert.ToHexString).ToHashSet(StringComparer.Ordinal);
            while (merges.Count < wanted)
            {
                if (!_queue.TryDequeue(out var pair, out var priority) || priority.Count < (long)MinimumCount * WordCounter.Unit)
                    throw new GptDialogueException(
                        $"The text supports a vocabulary of {FirstMerge + merges.Count} tokens, not {FirstMerge + wanted}: no further "
                        + $"pair occurs {MinimumCount} times. Ask for a smaller vocabulary or give more text.");
                var current = _pairCounts.GetValueOrDefault(pair);
                if (current != priority.Count)
                {
                    // Counts only ever fall while an entry waits in the queue, so an outdated one goes back to its true place.
                    if (current > 0) _queue.Enqueue(pair, (current, pair));
                    continue;
                }

                var (left, right) = Unpack(pair);
                var spelling = Spelling(left).Concat(Spelling(right)).ToArray();
                // Two ways to the same spelling would be two ids for one entry of vocab.json.
                if (!known.Add(Convert.ToHexString(spelling))) continue;
                _spellings.Add(spelling);
                Apply(pair, FirstMerge + merges.Count);
                merges.Add((left, right));
            }

            return merges;
        }

        private void Apply(long pair, int merged)
        {
            var (left, right) = Unpack(pair);
            var grown = new HashSet<long>();
            foreach (var index in _pairWords[pair].Distinct())
            {
                var word = _words[index];
                var count = _wordCounts[index];
                var length = 0;
                for (var i = 0; i < word.Length; i++)
                {
                    if (i + 1 == word.Length || word[i] != left || word[i + 1] != right)
                    {
                        word[length++] = word[i];
                        continue;
                    }

                    // word[length - 1] is the neighbour as already rewritten, which may itself be the new token.
                    if (length > 0)
                    {
                        Count(Pack(word[length - 1], left), -count, index);
                        Count(Pack(word[length - 1], merged), count, index);
                        grown.Add(Pack(word[length - 1], merged));
                    }

                    if (i + 2 < word.Length)
                    {
                        Count(Pack(right, word[i + 2]), -count, index);
                        Count(Pack(merged, word[i + 2]), count, index);
                        grown.Add(Pack(merged, word[i + 2]));
                    }

                    word[length++] = merged;
                    i++;
                }

                _words[index] = word[..length];
            }

            _pairCounts.Remove(pair);
            _pairWords.Remove(pair);
            foreach (var fresh in grown)
                if (_pairCounts.GetValueOrDefault(fresh) is > 0 and var total)
                    _queue.Enqueue(fresh, (total, fresh));
        }

        private void Count(long pair, long count, int word)
        {
            _pairCounts[pair] = _pairCounts.GetValueOrDefault(pair) + count;
            if (count < 0) return;
            if (!_pairWords.TryGetValue(pair, out var words)) _pairWords.Add(pair, words = new List<int>());
            if (words.Count == 0 || words[^1] != word) words.Add(word);
        }

        private byte[] Spelling(int token) => _spellings[token - FirstByte];

        private static long Pack(int left, int right) => ((long)left << 32) | (uint)right;

        private static (int Left, int Right) Unpack(long pair) => ((int)(pair >> 32), (int)pair);
    }
}
