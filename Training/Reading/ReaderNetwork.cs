using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>The intent reader in training: see <see cref="ReaderWeights"/> for what it is made of.</summary>
    internal sealed class ReaderNetwork
    {
        private const double FeatureDeviation = 0.1; // small beside what training adds, enough to tell the units apart

        private readonly PhraseNetwork _phrases;
        private readonly AdamTable _features; // (buckets, width)
        private readonly AdamTable _mixing; // (filters, width)
        private readonly AdamTable _hiddenBias; // (1, width)
        private readonly AdamTable _output; // (width, intents)
        private readonly AdamTable _direct; // (direct buckets, intents)
        private readonly AdamTable _bias; // (1, intents)
        private readonly int _buckets;
        private readonly int _directBuckets;

        // Of the line at hand.
        private readonly Units _found; // one for each filter
        private readonly Units _hidden;
        private bool _hasWords;

        /// <param name="shape">The sizes.</param>
        /// <param name="words">The words that are known.</param>
        /// <param name="intents">Number of intents.</param>
        /// <param name="random">Draws the weights it begins with.</param>
        public ReaderNetwork(ReaderShape shape, ReaderWords words, int intents, Random random)
        {
            _buckets = shape.Buckets;
            _directBuckets = shape.DirectBuckets;
            _phrases = new PhraseNetwork(shape, words, random);
            _features = new AdamTable(_buckets, shape.Width);
            _mixing = new AdamTable(_phrases.Filters, shape.Width);
            _hiddenBias = new AdamTable(1, shape.Width);
            _output = new AdamTable(shape.Width, intents);
            _direct = new AdamTable(_directBuckets, intents);
            _bias = new AdamTable(1, intents);
            _features.Draw(random, FeatureDeviation);
            _mixing.Draw(random, 1 / Math.Sqrt(3 * _phrases.Filters));
            _output.Draw(random, 1 / Math.Sqrt(shape.Width));
            _found = new Units(_phrases.Filters);
            _hidden = new Units(shape.Width);
        }

        /// <summary>Scores a line, and keeps in mind what <see cref="Learn"/> needs.</summary>
        /// <param name="line">The line.</param>
        /// <param name="dropout">What is left out of it.</param>
        /// <param name="random">Draws what is left out.</param>
        /// <param name="scores">(intents): overwritten.</param>
        public void Score(ReaderInput line, ReaderDropout dropout, Random random, Span<float> scores)
        {
            var share = Share(line.Features);
            _hiddenBias.Row(0).CopyTo(_hidden.Before);
            foreach (var feature in line.Features)
                VectorMath.AddScaled(_hidden.Before, _features.Row(feature % _buckets), share);
            _hasWords = _phrases.Find(line.Sequence, dropout.Vectors, random, _found.Before);
            if (_hasWords)
            {
                _found.Activate(dropout.Phrases, random);
                for (var i = 0; i < _found.Values.Length; i++)
                    VectorMath.AddScaled(_hidden.Before, _mixing.Row(i), _found.Values[i]);
            }

            _hidden.Activate(dropout.Units, random);
            _bias.Row(0).CopyTo(scores);
            for (var i = 0; i < _hidden.Values.Length; i++)
                VectorMath.AddScaled(scores, _output.Row(i), _hidden.Values[i]);
            foreach (var feature in line.Features)
                VectorMath.AddScaled(scores, _direct.Row(feature % _directBuckets), share);
        }

        /// <summary>Gathers the gradients of the line that was scored last.</summary>
        /// <param name="line">The line.</param>
        /// <param name="error">(intents): gradient of the loss by the scores.</param>
        public void Learn(ReaderInput line, ReadOnlySpan<float> error)
        {
            var share = Share(line.Features);
            for (var i = 0; i < _hidden.Values.Length; i++)
            {
                _hidden.Gradient[i] = _hidden.Slopes[i] * VectorMath.Dot(_output.Row(i), error);
                _output.Push(i, error, _hidden.Values[i]);
            }

            _bias.Push(0, error, 1);
            _hiddenBias.Push(0, _hidden.Gradient, 1);
            foreach (var feature in line.Features)
            {
                _features.Push(feature % _buckets, _hidden.Gradient, share);
                _direct.Push(feature % _directBuckets, error, share);
            }

            if (!_hasWords)
                return;
            for (var i = 0; i < _found.Values.Length; i++)
            {
                _found.Gradient[i] = _found.Slopes[i] == 0 ? 0 : _found.Slopes[i] * VectorMath.Dot(_mixing.Row(i), _hidden.Gradient);
                _mixing.Push(i, _hidden.Gradient, _found.Values[i]);
            }

            _phrases.Learn(_found.Gradient);
        }

        /// <summary>Moves the weights by the gathered gradients.</summary>
        /// <param name="rate">Length of a step.</param>
        /// <param name="lines">How many lines the gradients are of.</param>
        public void Step(float rate, int lines)
        {
            _phrases.Step(rate, 1f / lines);
            foreach (var table in (AdamTable[])[_features, _mixing, _hiddenBias, _output, _direct, _bias])
                table.Step(rate, 1f / lines);
        }

        /// <summary>Networks that were trained apart as one reader, which scores the mean of theirs (Hansen and Salamon 1990).</summary>
        public static ReaderWeights Join(IReadOnlyList<ReaderNetwork> networks) => new(
            networks.Select(n => new ReaderMember(n._features.Values, n._phrases.Weights(), n._mixing.Values, n._hiddenBias.Values, n._output.Values.Select(v => v / networks.Count).ToArray())).ToArray(),
            Mean(networks.Select(n => n._direct.Values).ToArray()), Mean(networks.Select(n => n._bias.Values).ToArray()));

        private static float[] Mean(float[][] values)
        {
            var mean = new float[values[0].Length];
            foreach (var one in values)
                VectorMath.AddScaled(mean, one, 1f / values.Length);
            return mean;
        }

        private static float Share(List<int> features) => features.Count > 0 ? 1f / MathF.Sqrt(features.Count) : 0f;

        // A layer of units that activate.
        private sealed class Units(int count)
        {
            public float[] Before { get; } = new float[count];

            public float[] Values { get; } = new float[count];

            /// <summary>Derivative of the values by what was before.</summary>
            public float[] Slopes { get; } = new float[count];

            /// <summary>Of the loss by what was before.</summary>
            public float[] Gradient { get; } = new float[count];

            // The units that are kept make up for those that are not.
            public void Activate(double dropped, Random random)
            {
                var kept = (float)(1 / (1 - dropped));
                for (var i = 0; i < Values.Length; i++)
                {
                    var scale = dropped > 0 && random.NextDouble() < dropped ? 0f : kept;
                    Values[i] = Gelu.At(Before[i]) * scale;
                    Slopes[i] = Gelu.Slope(Before[i]) * scale;
                }
            }
        }
    }
}
