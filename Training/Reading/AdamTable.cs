using System;
using System.Collections.Generic;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Rows of weights that learn by Adam (Kingma and Ba 2015). Only rows that got a gradient since the last step move, so a step costs
    /// what a batch touches and not the size of the table.
    /// </summary>
    internal sealed class AdamTable(int rows, int width)
    {
        private const float Momentum = 0.9f;
        private const float Memory = 0.999f;
        private const float Tiny = 1e-8f;

        private readonly float[] _means = new float[rows * width];
        private readonly float[] _squares = new float[rows * width];
        private readonly int[] _slots = new int[rows]; // place in _gradients, from 1; 0 for a row without gradient
        private readonly List<int> _touched = [];
        private float[] _gradients = [];
        private int _steps;

        /// <summary>(rows, width) row-major.</summary>
        public float[] Values { get; } = new float[rows * width];

        /// <summary>The weights of a row.</summary>
        public Span<float> Row(int row) => Values.AsSpan(row * width, width);

        /// <summary>Draws all weights from a normal distribution around 0.</summary>
        public void Draw(Random random, double deviation)
        {
            // Box and Muller 1958.
            for (var i = 0; i < Values.Length; i++)
                Values[i] = (float)(deviation * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
        }

        /// <summary>Adds factor × gradient to the gradient of a row.</summary>
        public void Push(int row, ReadOnlySpan<float> gradient, float factor)
        {
            if (_slots[row] == 0)
            {
                _touched.Add(row);
                _slots[row] = _touched.Count;
                if (_gradients.Length < _touched.Count * width)
                    Array.Resize(ref _gradients, Math.Max(_touched.Count, 2 * _gradients.Length / width) * width);
            }

            VectorMath.AddScaled(Gradient(row), gradient, factor);
        }

        /// <summary>Moves the rows that got gradients, and forgets the gradients.</summary>
        /// <param name="rate">Length of a step.</param>
        /// <param name="share">What a gradient is multiplied by, one over the examples in the batch.</param>
        public void Step(float rate, float share)
        {
            _steps++;
            // Undoes that both averages begin at 0.
            var unbiased = (float)(rate * Math.Sqrt(1 - Math.Pow(Memory, _steps)) / (1 - Math.Pow(Momentum, _steps)));
            foreach (var row in _touched)
            {
                Move(Row(row), _means.AsSpan(row * width, width), _squares.AsSpan(row * width, width), Gradient(row), unbiased, share);
                _slots[row] = 0;
            }

            Array.Clear(_gradients, 0, _touched.Count * width);
            _touched.Clear();
        }

        private Span<float> Gradient(int row) => _gradients.AsSpan((_slots[row] - 1) * width, width);

        private static void Move(Span<float> values, Span<float> means, Span<float> squares, ReadOnlySpan<float> gradient, float rate, float share)
        {
            var wideValues = MemoryMarshal.Cast<float, Vector<float>>(values);
            var wideMeans = MemoryMarshal.Cast<float, Vector<float>>(means);
            var wideSquares = MemoryMarshal.Cast<float, Vector<float>>(squares);
            var wideGradient = MemoryMarshal.Cast<float, Vector<float>>(gradient);
            var tiny = new Vector<float>(Tiny);
            for (var i = 0; i < wideValues.Length; i++)
            {
                var g = wideGradient[i] * share;
                var mean = wideMeans[i] = wideMeans[i] * Momentum + g * (1 - Momentum);
                var square = wideSquares[i] = wideSquares[i] * Memory + g * g * (1 - Memory);
                wideValues[i] -= mean * rate / (Vector.SquareRoot(square) + tiny);
            }

            for (var i = wideValues.Length * Vector<float>.Count; i < values.Length; i++)
            {
                var g = gradient[i] * share;
                means[i] = means[i] * Momentum + g * (1 - Momentum);
                squares[i] = squares[i] * Memory + g * g * (1 - Memory);
                values[i] -= means[i] * rate / (MathF.Sqrt(squares[i]) + Tiny);
            }
        }
    }
}
