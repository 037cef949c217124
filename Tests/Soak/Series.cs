using System;
using System.Globalization;

namespace GptDialogue.Soak
{
    /// <summary>Numbers gathered without allocating, and what is most often asked of them.</summary>
    internal sealed class Series(int capacity)
    {
        private readonly double[] _values = new double[capacity];

        public int Count { get; private set; }

        public void Add(double value)
        {
            if (Count < _values.Length) _values[Count++] = value;
        }

        public void Clear() => Count = 0;

        /// <summary>The value that a fraction of the numbers do not exceed.</summary>
        public double At(double fraction)
        {
            if (Count == 0) return 0;
            var sorted = _values.AsSpan(0, Count).ToArray();
            Array.Sort(sorted);
            return sorted[Math.Min(Count - 1, (int)Math.Ceiling(fraction * Count) - 1)];
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"p50 {At(0.5):F3}  p99 {At(0.99):F3}  p99.9 {At(0.999):F3}  max {At(1):F3}  (n {Count})");
    }
}
