using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>Trains one network of an intent reader by Adam on batches of lines. The same random numbers give the same network.</summary>
    internal sealed class MemberTraining(ReaderNetwork network, ReaderDropout dropout, int intents, Random random)
    {
        private const float Rate = 0.002f;
        private const int Batch = 32;
        private const float TeacherShare = 0.5f; // of what a line should be read as, the rest is what it was composed as
        private readonly ReaderInput _line = new();

        /// <summary>Trains on all examples.</summary>
        public ReaderNetwork Run(IReadOnlyList<ReadingExample> examples, int epochs)
        {
            var order = Enumerable.Range(0, examples.Count).ToArray();
            var scores = new float[intents];
            for (var epoch = 0; epoch < epochs; epoch++)
            {
                random.Shuffle(order);
                for (var i = 0; i < order.Length; i++)
                {
                    var example = examples[order[i]];
                    Drop(example);
                    network.Score(_line, dropout, random, scores);
                    ToError(scores, example);
                    network.Learn(_line, scores);
                    // The last passes settle what the first ones found.
                    if ((i + 1) % Batch == 0 || i + 1 == order.Length)
                        network.Step(Rate * (1 - (epoch + (float)i / order.Length) / epochs), i % Batch + 1);
                }
            }

            return network;
        }

        // What is kept of an example.
        private void Drop(ReadingExample example)
        {
            _line.Features.Clear();
            foreach (var feature in example.Features)
            {
                if (random.NextDouble() >= dropout.Features)
                    _line.Features.Add(feature);
            }

            _line.Sequence.Clear();
            foreach (var word in example.Sequence)
                _line.Sequence.Add(random.NextDouble() < dropout.Words ? WordSequence.Unknown : word);
        }

        // From scores to the gradient of the cross-entropy by them: probabilities less what should have been.
        private static void ToError(float[] scores, ReadingExample example)
        {
            var most = scores.Max();
            var sum = 0f;
            for (var i = 0; i < scores.Length; i++)
                sum += scores[i] = MathF.Exp(scores[i] - most);
            for (var i = 0; i < scores.Length; i++)
                scores[i] /= sum;
            var guessed = example.Guesses == null ? 0f : TeacherShare;
            var share = guessed == 0f ? 0f : guessed / example.Guesses!.Sum(g => g.Share);
            foreach (var guess in example.Guesses ?? [])
                scores[guess.Intent] -= guess.Share * share;
            scores[example.Intent] -= 1 - guessed;
        }
    }
}
