using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// The intent reader in training: see <see cref="ReaderWeights"/> for what it computes. The vectors of words are a learned linear
    /// projection of the known ones, so that words of like meaning are read alike whether a training line had them or not.
    /// </summary>
    internal sealed class ReaderNetwork
    {
        private const double FeatureDeviation = 0.1; // small beside what training adds, enough to tell the units apart
        private const double ProjectionDeviation = 0.5; // over the square root of the length of a known vector
        private const float Loudness = 0.5f; // of known vectors, whose numbers are about as large on average

        private readonly ReaderWords _words;
        private readonly float _scale; // known vectors have length 1; this brings each of their numbers to about Loudness
        private readonly AdamTable _features; // (buckets, width)
        private readonly AdamTable _projection; // (width of a known vector, width)
        private readonly AdamTable _hiddenBias; // (1, width)
        private readonly AdamTable _output; // (width, intents)
        private readonly AdamTable _direct; // (direct buckets, intents)
        private readonly AdamTable _bias; // (1, intents)
        private readonly int _buckets;
        private readonly int _directBuckets;

        // Of the line at hand.
        private readonly float[] _mean; // (width of a known vector)
        private readonly float[] _before; // (width): input of the hidden units
        private readonly float[] _hidden; // (width)
        private readonly float[] _slopes; // (width): derivative of _hidden by _before
        private readonly float[] _gradient; // (width): of the loss by _before

        /// <param name="shape">The sizes.</param>
        /// <param name="words">The words that are known.</param>
        /// <param name="intents">Number of intents.</param>
        /// <param name="random">Draws the weights it begins with.</param>
        public ReaderNetwork(ReaderShape shape, ReaderWords words, int intents, Random random)
        {
            _words = words;
            _scale = Loudness * MathF.Sqrt(words.Width);
            _buckets = shape.Buckets;
            _directBuckets = shape.DirectBuckets;
            _features = new AdamTable(_buckets, shape.Width);
            _projection = new AdamTable(words.Width, shape.Width);
            _hiddenBias = new AdamTable(1, shape.Width);
            _output = new AdamTable(shape.Width, intents);
            _direct = new AdamTable(_directBuckets, intents);
            _bias = new AdamTable(1, intents);
            _features.Draw(random, FeatureDeviation);
            _projection.Draw(random, ProjectionDeviation / Math.Sqrt(words.Width));
            _output.Draw(random, 1 / Math.Sqrt(shape.Width));
            _mean = new float[words.Width];
            _before = new float[shape.Width];
            _hidden = new float[shape.Width];
            _slopes = new float[shape.Width];
            _gradient = new float[shape.Width];
        }

        /// <summary>Scores a line, and keeps in mind what <see cref="Learn"/> needs.</summary>
        /// <param name="features">Its features.</param>
        /// <param name="words">Its content words.</param>
        /// <param name="kept">(width): what the activation of each hidden unit is multiplied by; 0 drops the unit.</param>
        /// <param name="scores">(intents): overwritten.</param>
        public void Score(List<int> features, List<int> words, ReadOnlySpan<float> kept, Span<float> scores)
        {
            var share = Share(features);
            _hiddenBias.Row(0).CopyTo(_before);
            foreach (var feature in features)
                VectorMath.AddScaled(_before, _features.Row(feature % _buckets), share);
            Array.Clear(_mean);
            foreach (var word in words)
                VectorMath.AddScaled(_mean, _words.VectorOf(word), _scale / words.Count);
            for (var i = 0; i < _mean.Length && words.Count > 0; i++)
                VectorMath.AddScaled(_before, _projection.Row(i), _mean[i]);
            for (var i = 0; i < _hidden.Length; i++)
            {
                _hidden[i] = Gelu.At(_before[i]) * kept[i];
                _slopes[i] = Gelu.Slope(_before[i]) * kept[i];
            }

            _bias.Row(0).CopyTo(scores);
            for (var i = 0; i < _hidden.Length; i++)
                VectorMath.AddScaled(scores, _output.Row(i), _hidden[i]);
            for (var i = 0; i < features.Count && _directBuckets > 0; i++)
                VectorMath.AddScaled(scores, _direct.Row(features[i] % _directBuckets), share);
        }

        /// <summary>Gathers the gradients of the line that was scored last.</summary>
        /// <param name="features">Its features.</param>
        /// <param name="words">Its content words.</param>
        /// <param name="error">(intents): gradient of the loss by the scores.</param>
        public void Learn(List<int> features, List<int> words, ReadOnlySpan<float> error)
        {
            var share = Share(features);
            for (var i = 0; i < _gradient.Length; i++)
            {
                _gradient[i] = _slopes[i] * VectorMath.Dot(_output.Row(i), error);
                _output.Push(i, error, _hidden[i]);
            }

            _bias.Push(0, error, 1);
            _hiddenBias.Push(0, _gradient, 1);
            foreach (var feature in features)
                _features.Push(feature % _buckets, _gradient, share);
            for (var i = 0; i < features.Count && _directBuckets > 0; i++)
                _direct.Push(features[i] % _directBuckets, error, share);
            for (var i = 0; i < _mean.Length && words.Count > 0; i++)
                _projection.Push(i, _gradient, _mean[i]);
        }

        /// <summary>Moves the weights by the gathered gradients.</summary>
        /// <param name="rate">Length of a step.</param>
        /// <param name="lines">How many lines the gradients are of.</param>
        public void Step(float rate, int lines)
        {
            foreach (var table in (AdamTable[])[_features, _projection, _hiddenBias, _output, _direct, _bias])
                table.Step(rate, 1f / lines);
        }

        /// <summary>The trained weights, with a vector of its own for every known word.</summary>
        public ReaderWeights Weights()
        {
            var width = _hidden.Length;
            var vectors = new float[_words.Clusters.Count * width];
            for (var word = 0; word < _words.Clusters.Count; word++)
            {
                var known = _words.VectorOf(word);
                for (var i = 0; i < known.Length; i++)
                    VectorMath.AddScaled(vectors.AsSpan(word * width, width), _projection.Row(i), _scale * known[i]);
            }

            return new ReaderWeights(_features.Values, vectors, _hiddenBias.Values, _output.Values, _direct.Values, _bias.Values);
        }

        private static float Share(List<int> features) => features.Count > 0 ? 1f / MathF.Sqrt(features.Count) : 0f;
    }
}
