using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Data
{
    /// <summary>
    /// Rows cut from weighted plain text. Every source is cut into windows that are visited once each in shuffled order, then again
    /// with other cuts; which source gives the next row follows from the weights alone. So the stream is a function of the seed and
    /// the number of rows drawn, which is its whole state. Windows may instead begin anywhere and come again, as in nanoGPT.
    /// </summary>
    public sealed class PlainTextBatches : IBatchSource
    {
        private readonly Windows[] _sources;

        private readonly double[] _shares;

        private readonly int _length;

        private long _drawn;

        /// <summary>A stream over the training side of some sources.</summary>
        /// <param name="sources">The text; sources too short for one row are left out.</param>
        /// <param name="length">Tokens the model reads per row.</param>
        /// <param name="seed">Another seed gives another order.</param>
        /// <param name="anywhere">Draws every window by itself, from any token on.</param>
        /// <exception cref="GptDialogueException">No source is long enough for a row.</exception>
        public PlainTextBatches(IReadOnlyList<TokenSource> sources, int length, long seed, bool anywhere = false)
        {
            var usable = sources.Where(s => s.Train.Length > length && s.Weight > 0).ToArray();
            if (usable.Length == 0)
                throw new GptDialogueException($"No source has more than {length} training tokens (the longest has " +
                    $"{sources.Select(s => s.Train.Length).DefaultIfEmpty().Max()}): give more text or shorter rows.");
            _length = length;
            var total = usable.Sum(s => s.Weight * s.Train.Length);
            _shares = usable.Select(s => s.Weight * s.Train.Length / total).ToArray();
            _sources = usable.Select((s, i) => new Windows(s.Train, length, HashCode(seed, i), anywhere)).ToArray();
        }

        /// <inheritdoc/>
        public long[] State
        {
            get => [_drawn];
            set
            {
                if (value[0] < _drawn)
                {
                    _drawn = 0;
                    foreach (var source in _sources)
                        source.Drawn = 0;
                }
                while (_drawn < value[0])
                    _sources[NextSource()].Drawn++;
            }
        }

        /// <inheritdoc/>
        public void Fill(TokenRows rows)
        {
            if (rows.Length != _length)
                throw new ArgumentException($"Rows of {rows.Length} asked of a stream of {_length}.", nameof(rows));
            for (var row = 0; row < rows.Rows; row++)
            {
                _sources[NextSource()].Next(rows.Row(row));
                rows.Marks(row).Fill(true);
            }
        }

        /// <summary>The source that is furthest behind its share.</summary>
        private int NextSource()
        {
            _drawn++;
            var best = 0;
            for (var i = 1; i < _sources.Length; i++)
                if (_shares[i] * _drawn - _sources[i].Drawn > _shares[best] * _drawn - _sources[best].Drawn)
                    best = i;
            return best;
        }

        private static int HashCode(long seed, int source) => unchecked((int)(seed * 0x9E3779B1 + source * 0x85EBCA6B));

        private sealed class Windows(ushort[] tokens, int length, int seed, bool anywhere)
        {
            private int[] _order = [];

            private long _epoch = -1;

            public long Drawn { get; set; }

            public void Next(Span<ushort> row) =>
                tokens.AsSpan(anywhere ? (int)(Mixed(Drawn++) % (ulong)(tokens.Length - length)) : Shuffled(), row.Length).CopyTo(row);

            private int Shuffled()
            {
                // One window less than fit, so that the start can be moved by up to a window in every pass.
                var windows = Math.Max(1, (tokens.Length - 1) / length - 1);
                var epoch = Drawn / windows;
                if (epoch != _epoch)
                {
                    _epoch = epoch;
                    _order = Enumerable.Range(0, windows).ToArray();
                    Random(epoch).Shuffle(_order);
                }
                var slack = tokens.Length - 1 - windows * length;
                return _order[Drawn++ % windows] * length + new Random(Seed(epoch) ^ 0x5bd1e995).Next(slack + 1);
            }

            // SplitMix64 (Steele et al. 2014) at any place of its sequence: .NET's generators of neighbouring seeds begin alike.
            private ulong Mixed(long draw)
            {
                var z = unchecked(((ulong)(uint)seed << 32) + ((ulong)draw + 1) * 0x9E3779B97F4A7C15);
                z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
                z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
                return z ^ (z >> 31);
            }

            // The seeded generator of .NET is frozen for compatibility, so the order survives updates of the framework.
            private Random Random(long epoch) => new(Seed(epoch));

            private int Seed(long epoch) => unchecked((int)(seed + epoch * 0x27D4EB2F));
        }
    }
}
