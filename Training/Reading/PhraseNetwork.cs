using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>The phrase filters of an intent reader in training: see <see cref="PhraseFilter"/> for what they compute.</summary>
    internal sealed class PhraseNetwork
    {
        private const double VectorDeviation = 0.3; // of what is no word; about as large as the numbers of known vectors

        private readonly int _dimensions;
        private readonly int _padding; // words' worth of zeros at either end
        private readonly AdamTable _vectors; // (words, dimensions)
        private readonly Bank[] _banks;

        // Of the line at hand.
        private readonly List<int> _words = [];
        private readonly float[] _line; // (padding + words + padding, dimensions)
        private readonly float[] _scales; // the same: what dropout multiplied each number by
        private readonly float[] _lineGradient; // the same

        /// <param name="shape">The sizes.</param>
        /// <param name="words">The words that are known.</param>
        /// <param name="random">Draws the weights it begins with.</param>
        public PhraseNetwork(ReaderShape shape, ReaderWords words, Random random)
        {
            _dimensions = shape.Dimensions;
            _padding = shape.Filters.Max(f => f.Window) - 1;
            _vectors = new AdamTable(WordSequence.Specials + words.Clusters.Count, _dimensions);
            _vectors.Draw(random, VectorDeviation);
            for (var word = 0; word < words.Clusters.Count; word++)
            {
                var row = _vectors.Row(WordSequence.Specials + word);
                row.Clear();
                words.VectorOf(word)[..Math.Min(words.Width, _dimensions)].CopyTo(row);
            }

            _banks = shape.Filters.Select(f => new Bank(f.Count, f.Window * _dimensions, random)).ToArray();
            Filters = shape.Filters.Sum(f => f.Count);
            _line = new float[(WordSequence.MaxLength + 2 * _padding) * _dimensions];
            _scales = new float[_line.Length];
            _lineGradient = new float[_line.Length];
        }

        /// <summary>Number of filters.</summary>
        public int Filters { get; }

        /// <summary>Finds the phrases of a line, and keeps in mind what <see cref="Learn"/> needs.</summary>
        /// <param name="sequence">The line, see <see cref="WordSequence"/>.</param>
        /// <param name="dropped">Share of the numbers of its vectors that are left out.</param>
        /// <param name="random">Draws which.</param>
        /// <param name="strongest">(filters): the strongest answer of each, before its activation; overwritten.</param>
        /// <returns>False for a line without words; nothing is written then.</returns>
        public bool Find(IReadOnlyList<int> sequence, double dropped, Random random, Span<float> strongest)
        {
            _words.Clear();
            for (var i = 0; i < Math.Min(sequence.Count, WordSequence.MaxLength); i++)
                _words.Add(sequence[i]);
            if (_words.Count == 0)
                return false;
            var kept = (float)(1 / (1 - dropped));
            for (var i = 0; i < _words.Count; i++)
            {
                var vector = _vectors.Row(_words[i]);
                var at = (_padding + i) * _dimensions;
                for (var d = 0; d < _dimensions; d++)
                {
                    _scales[at + d] = dropped > 0 && random.NextDouble() < dropped ? 0f : kept;
                    _line[at + d] = vector[d] * _scales[at + d];
                }
            }

            var length = (2 * _padding + _words.Count) * _dimensions;
            Array.Clear(_line, length - _padding * _dimensions, _padding * _dimensions);
            var done = 0;
            foreach (var bank in _banks)
            {
                var spare = Spare(bank);
                PhraseFilter.Apply(bank.Kernels.Values, bank.Biases.Values, _line.AsSpan(spare, length - 2 * spare), _dimensions, strongest.Slice(done, bank.Count), bank.At);
                done += bank.Count;
            }

            return true;
        }

        /// <summary>Gathers the gradients of the line that was looked at last.</summary>
        /// <param name="gradient">(filters): of the loss by the strongest answers.</param>
        public void Learn(ReadOnlySpan<float> gradient)
        {
            Array.Clear(_lineGradient, 0, (2 * _padding + _words.Count) * _dimensions);
            var done = 0;
            foreach (var bank in _banks)
            {
                var own = gradient.Slice(done, bank.Count);
                var spare = Spare(bank);
                bank.Biases.Push(0, own, 1);
                for (var filter = 0; filter < bank.Count; filter++)
                {
                    if (own[filter] == 0)
                        continue;
                    var at = spare + bank.At[filter];
                    bank.Kernels.Push(filter, _line.AsSpan(at, bank.Size), own[filter]);
                    VectorMath.AddScaled(_lineGradient.AsSpan(at, bank.Size), bank.Kernels.Row(filter), own[filter]);
                }

                done += bank.Count;
            }

            for (var i = 0; i < _words.Count; i++)
            {
                var at = (_padding + i) * _dimensions;
                for (var d = at; d < at + _dimensions; d++)
                    _lineGradient[d] *= _scales[d];
                _vectors.Push(_words[i], _lineGradient.AsSpan(at, _dimensions), 1);
            }
        }

        /// <summary>Moves the weights by the gathered gradients.</summary>
        /// <param name="rate">Length of a step.</param>
        /// <param name="share">What a gradient is multiplied by, one over the examples in the batch.</param>
        public void Step(float rate, float share)
        {
            _vectors.Step(rate, share);
            foreach (var bank in _banks)
            {
                bank.Kernels.Step(rate, share);
                bank.Biases.Step(rate, share);
            }
        }

        /// <summary>The trained weights.</summary>
        public PhraseWeights Weights() => new(_vectors.Values, _dimensions, _banks.Select(b => b.Kernels.Values).ToArray(), _banks.Select(b => b.Biases.Values).ToArray());

        // Numbers of the line before those that a bank looks at: a narrower window needs fewer zeros.
        private int Spare(Bank bank) => (_padding + 1) * _dimensions - bank.Size;

        // Filters that look at the same number of words.
        private sealed class Bank
        {
            public Bank(int count, int size, Random random)
            {
                Count = count;
                Size = size;
                Kernels = new AdamTable(count, size);
                Kernels.Draw(random, 1 / Math.Sqrt(3 * size));
                Biases = new AdamTable(1, count);
                At = new int[count];
            }

            public int Count { get; }

            public int Size { get; }

            public AdamTable Kernels { get; }

            public AdamTable Biases { get; }

            public int[] At { get; }
        }
    }
}
