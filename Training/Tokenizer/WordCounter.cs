using System;
using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using GptDialogue.Training.Corpus;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>
    /// Counts the pieces that GPT-2's pre-tokenisation cuts text into (Radford et al. 2019, the pattern of their released
    /// encoder.py). Merges never cross a piece, so these counts are all that byte-pair training needs to know of the text.
    /// </summary>
    public sealed partial class WordCounter
    {
        /// <summary>Counts are whole numbers in units of 1/<see cref="Unit"/>, so fractional weights add up the same in any order.</summary>
        public const int Unit = 1000;

        private readonly Dictionary<string, long> _counts = new(StringComparer.Ordinal);
        private readonly Dictionary<string, long>.AlternateLookup<ReadOnlySpan<char>> _lookup;
        private char[] _characters = new char[1 << 16];

        /// <summary>Starts with no counts.</summary>
        public WordCounter() => _lookup = _counts.GetAlternateLookup<ReadOnlySpan<char>>();

        /// <summary>Weighted count of every distinct piece, in units of 1/<see cref="Unit"/>.</summary>
        public IReadOnlyDictionary<string, long> Counts => _counts;

        /// <summary>Adds a document at the weight of its source.</summary>
        public void Add(CorpusDocument document) => Add(document.Utf8.Span, document.Source.Weight);

        /// <summary>Adds text at a weight above 0, rounded to 1/<see cref="Unit"/>.</summary>
        public void Add(ReadOnlySpan<byte> utf8, double weight)
        {
            var units = Math.Max(1, (long)Math.Round(weight * Unit));
            if (_characters.Length < utf8.Length) _characters = new char[utf8.Length];
            var text = _characters.AsSpan(0, Encoding.UTF8.GetChars(utf8, _characters));
            foreach (var match in Pieces().EnumerateMatches(text))
            {
                var piece = text.Slice(match.Index, match.Length);
                _lookup[piece] = (_lookup.TryGetValue(piece, out var count) ? count : 0) + units;
            }
        }

        [GeneratedRegex(@"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+", RegexOptions.CultureInvariant)]
        private static partial Regex Pieces();
    }
}
