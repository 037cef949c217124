using System;
using System.Collections.Generic;
using System.Text;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>
    /// Counts the pieces that <see cref="PreTokenizer"/> cuts text into. Merges never cross a piece, so these counts are all that
    /// byte-pair training needs to know of the text.
    /// </summary>
    public sealed class WordCounter
    {
        /// <summary>Counts are whole numbers in units of 1/<see cref="Unit"/>, so fractional weights add up exactly.</summary>
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
            for (var start = 0; start < text.Length;)
            {
                var end = PreTokenizer.End(text, start);
                var piece = text[start..end];
                _lookup[piece] = (_lookup.TryGetValue(piece, out var count) ? count : 0) + units;
                start = end;
            }
        }
    }
}
