using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Training.Reading
{
    /// <summary>A line with what it should be read as.</summary>
    /// <param name="Features">Its <see cref="LineFeatures"/>.</param>
    /// <param name="Intent">Index in <see cref="PlayerIntent.All"/>.</param>
    public sealed record ReadingExample(int[] Features, int Intent)
    {
        /// <summary>The example in a composed turn.</summary>
        /// <param name="turn">The turn.</param>
        /// <param name="clusters">The groups of words that count as features.</param>
        public static ReadingExample Of(ComposedTurn turn, WordClusters clusters)
        {
            var features = new List<int>();
            LineFeatures.Collect(turn.Analysis, clusters, features);
            return new ReadingExample([.. features], turn.Reading.Index);
        }
    }

    /// <summary>
    /// Trains an intent reader: multinomial logistic regression by stochastic gradient descent with AdaGrad steps (Duchi et al.
    /// 2011). Features are dropped at random, so that no reading hangs on a single word.
    /// </summary>
    public sealed class IntentReaderTrainer(int seed)
    {
        private const float Rate = 0.3f;
        private const double Dropped = 0.3;
        private const float Decay = 3e-5f;
        private readonly int _intents = PlayerIntent.All.Count();

        /// <summary>Passes over the examples.</summary>
        public int Epochs { get; init; } = 10;

        /// <summary>Trains on all examples.</summary>
        /// <param name="examples">The lines.</param>
        /// <param name="clusters">The groups of words in their features.</param>
        public IntentReader Train(IReadOnlyList<ReadingExample> examples, WordClusters clusters)
        {
            var random = new Random(seed);
            float[] weights = new float[LineFeatures.Count * _intents], squares = new float[weights.Length];
            float[] bias = new float[_intents], biasSquares = new float[_intents];
            var order = Enumerable.Range(0, examples.Count).ToArray();
            var scores = new float[_intents];
            var kept = new List<int>();
            for (var epoch = 0; epoch < Epochs; epoch++)
            {
                random.Shuffle(order);
                // The last passes settle what the first ones found.
                var rate = Rate * (1 - (float)epoch / Epochs);
                foreach (var index in order)
                {
                    kept.Clear();
                    kept.AddRange(examples[index].Features.Where(_ => random.NextDouble() >= Dropped));
                    var share = kept.Count > 0 ? 1f / MathF.Sqrt(kept.Count) : 0;
                    Score(weights, bias, kept, share, scores);
                    scores[examples[index].Intent] -= 1;        // the gradient of the loss by the scores
                    Update(bias, biasSquares, scores, rate);
                    for (var i = 0; i < _intents; i++)
                        scores[i] *= share;
                    foreach (var feature in kept)
                        Update(weights.AsSpan(feature * _intents, _intents), squares.AsSpan(feature * _intents, _intents), scores, rate);
                }
            }
            return IntentReader.Create(weights, bias, clusters);
        }

        // Probabilities of the intents.
        private void Score(float[] weights, float[] bias, List<int> features, float share, float[] scores)
        {
            Array.Clear(scores);
            foreach (var feature in features)
            {
                var row = weights.AsSpan(feature * _intents, _intents);
                for (var i = 0; i < row.Length; i++)
                    scores[i] += row[i];
            }
            for (var i = 0; i < _intents; i++)
                scores[i] = scores[i] * share + bias[i];
            var most = scores.Max();
            var sum = 0f;
            for (var i = 0; i < _intents; i++)
                sum += scores[i] = MathF.Exp(scores[i] - most);
            for (var i = 0; i < _intents; i++)
                scores[i] /= sum;
        }

        private static void Update(Span<float> weights, Span<float> squares, ReadOnlySpan<float> gradient, float rate)
        {
            for (var i = 0; i < gradient.Length; i++)
            {
                var g = gradient[i] + Decay * weights[i];
                squares[i] += g * g;
                weights[i] -= rate * g / (MathF.Sqrt(squares[i]) + 1e-3f);
            }
        }
    }
}
