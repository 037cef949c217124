using System;

namespace GptDialogue.Sampling
{
    /// <summary>
    /// The tokens that may still be drawn, with unnormalised probabilities. Sorting a whole vocabulary for every token would cost
    /// more than the rest of sampling; a heap gives only as many of the likeliest as are asked for.
    /// </summary>
    internal sealed class Candidates
    {
        private readonly int[] _tokens;
        private readonly float[] _weights;
        private int _first; // the kept ones are [_first, _end)
        private int _end;
        private double _total;

        public Candidates(int vocabularySize)
        {
            _tokens = new int[vocabularySize];
            _weights = new float[vocabularySize];
        }

        /// <summary>Softmax numerators of every token at least <paramref name="minP"/> times as likely as the likeliest.</summary>
        public void Collect(ReadOnlySpan<float> logits, float highest, float temperature, float minP)
        {
            var lowest = minP > 0 ? highest + temperature * (float)Math.Log(minP) : float.NegativeInfinity;
            _first = 0;
            _end = 0;
            _total = 0;
            for (var token = 0; token < logits.Length; token++)
            {
                var logit = logits[token];
                if (!(logit >= lowest) || float.IsNegativeInfinity(logit)) continue;
                // 88 below, the exponential is the smallest number there is: it cannot be drawn.
                var exponent = (logit - highest) / temperature;
                if (exponent < -88) continue;
                var weight = (float)Math.Exp(exponent);
                _tokens[_end] = token;
                _weights[_end++] = weight;
                _total += weight;
            }
        }

        /// <summary>Drops all but the <paramref name="topK"/> likeliest, and of these all but the nucleus of <paramref name="topP"/>.</summary>
        public void Keep(int topK, float topP)
        {
            var limitCount = topK > 0 && topK < _end;
            if (!limitCount && topP >= 1) return;
            var heap = _end;
            for (var i = heap / 2 - 1; i >= 0; i--) Sink(i, heap);
            // The likeliest gather at the end of the arrays, the likeliest of all last.
            if (limitCount)
            {
                _total = 0;
                for (var kept = 0; kept < topK; kept++) _total += Pop(ref heap);
            }
            if (topP < 1) KeepNucleus(ref heap, topP, limitCount);
            else _first = heap;
        }

        /// <summary>The token at a fraction from 0 to below 1 of the total weight.</summary>
        public int Draw(double fraction)
        {
            var left = fraction * _total;
            for (var i = _end - 1; i > _first; i--)
            {
                left -= _weights[i];
                if (left < 0) return _tokens[i];
            }
            return _tokens[_first];
        }

        private void KeepNucleus(ref int heap, float topP, bool popped)
        {
            var wanted = topP * _total;
            double reached = 0;
            var at = _end;
            while (at > 0 && reached < wanted)
            {
                at--;
                reached += popped ? _weights[at] : Pop(ref heap);
            }
            _first = at;
            _total = reached;
        }

        /// <summary>Moves the likeliest of the heap to just behind it.</summary>
        private float Pop(ref int heap)
        {
            heap--;
            Swap(0, heap);
            Sink(0, heap);
            return _weights[heap];
        }

        private void Sink(int at, int heap)
        {
            while (true)
            {
                var child = at * 2 + 1;
                if (child >= heap) return;
                if (child + 1 < heap && Before(child + 1, child)) child++;
                if (!Before(child, at)) return;
                Swap(child, at);
                at = child;
            }
        }

        /// <summary>Likelier first, of equals the lower token: no dependence on how the heap happened to be built.</summary>
        private bool Before(int a, int b) =>
            _weights[a] > _weights[b] || _weights[a] == _weights[b] && _tokens[a] < _tokens[b];

        private void Swap(int a, int b)
        {
            (_tokens[a], _tokens[b]) = (_tokens[b], _tokens[a]);
            (_weights[a], _weights[b]) = (_weights[b], _weights[a]);
        }
    }
}
