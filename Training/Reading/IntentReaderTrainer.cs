using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Trains an intent reader by Adam on batches of lines. Features, words and hidden units are dropped at random (Srivastava et al.
    /// 2014), so that no reading hangs on a single word. One thread; the same seed gives the same reader.
    /// </summary>
    public sealed class IntentReaderTrainer(int seed)
    {
        private const float Rate = 0.002f;
        private const int Batch = 32;
        private const double DroppedFeatures = 0.1;
        private const double DroppedWords = 0.5;
        private const double DroppedUnits = 0.1;
        private readonly int _intents = PlayerIntent.All.Count();
        private readonly Random _random = new(seed);
        private readonly List<int> _features = [];
        private readonly List<int> _words = [];

        /// <summary>Passes over the examples.</summary>
        public int Epochs { get; init; } = 5;

        /// <summary>The sizes of the reader.</summary>
        public ReaderShape Shape { get; init; } = new(3, 32, LineFeatures.Count / 2, LineFeatures.Count / 4);

        /// <summary>Trains on all examples.</summary>
        /// <param name="examples">The lines.</param>
        /// <param name="words">The words that were known when their features were collected.</param>
        public IntentReader Train(IReadOnlyList<ReadingExample> examples, ReaderWords words) =>
            IntentReader.Create(ReaderEnsemble.Join(Enumerable.Range(0, Shape.Members).Select(_ => Member(examples, words)).ToList()), words.Clusters);

        private ReaderWeights Member(IReadOnlyList<ReadingExample> examples, ReaderWords words)
        {
            var network = new ReaderNetwork(Shape, words, _intents, _random);
            var order = Enumerable.Range(0, examples.Count).ToArray();
            var kept = new float[Shape.Width];
            var scores = new float[_intents];
            for (var epoch = 0; epoch < Epochs; epoch++)
            {
                _random.Shuffle(order);
                for (var i = 0; i < order.Length; i++)
                {
                    var example = examples[order[i]];
                    Drop(example, kept);
                    network.Score(_features, _words, kept, scores);
                    ToError(scores, example.Intent);
                    network.Learn(_features, _words, scores);
                    // The last passes settle what the first ones found.
                    if ((i + 1) % Batch == 0 || i + 1 == order.Length)
                        network.Step(Rate * (1 - (epoch + (float)i / order.Length) / Epochs), i % Batch + 1);
                }
            }

            return network.Weights();
        }

        // What is kept of an example; the hidden units that are kept make up for those that are not.
        private void Drop(ReadingExample example, float[] kept)
        {
            _features.Clear();
            foreach (var feature in example.Features)
            {
                if (_random.NextDouble() >= DroppedFeatures)
                    _features.Add(feature);
            }

            _words.Clear();
            foreach (var word in example.Words)
            {
                if (_random.NextDouble() >= DroppedWords)
                    _words.Add(word);
            }

            for (var i = 0; i < kept.Length; i++)
                kept[i] = _random.NextDouble() < DroppedUnits ? 0f : (float)(1 / (1 - DroppedUnits));
        }

        // From scores to the gradient of the cross-entropy by them: probabilities less what should have been.
        private static void ToError(float[] scores, int intent)
        {
            var most = scores.Max();
            var sum = 0f;
            for (var i = 0; i < scores.Length; i++)
                sum += scores[i] = MathF.Exp(scores[i] - most);
            for (var i = 0; i < scores.Length; i++)
                scores[i] /= sum;
            scores[intent] -= 1;
        }
    }
}
