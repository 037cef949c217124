using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Training.Reading;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading
{
    [TestFixture]
    public sealed class IntentReaderTrainerTests
    {
        private static readonly ReaderShape _small = new(2, 16, 256, 64, 4, [(2, 8)]);

        [Test]
        public void Train_WhenSeedIsTheSame_GivesTheSameReader()
        {
            var first = Trainer(3, 2).Train(Examples(100), ReaderWords.None).ToBytes();
            var again = Trainer(3, 2).Train(Examples(100), ReaderWords.None).ToBytes();
            var other = Trainer(4, 2).Train(Examples(100), ReaderWords.None).ToBytes();

            Assert.That(again, Is.EqualTo(first));
            Assert.That(other, Is.Not.EqualTo(first));
        }

        [Test]
        public void Train_WhenFeaturesTellTheIntent_ReadsThem()
        {
            var reader = Trainer(1, 40).Train(Examples(400), ReaderWords.None);

            Assert.That(Examples(100).Count(e => Best(reader, e.Features) == e.Intent), Is.GreaterThan(95));
        }

        [Test]
        public void Train_WhenOnlyAPairOfFeaturesTells_LearnsWhatALinearModelCannot()
        {
            // Exclusive or: each feature alone says nothing.
            var lines = Enumerable.Range(0, 400).Select(i => new ReadingExample(Pair(i % 2, i / 2 % 2), [], i % 2 ^ i / 2 % 2)).ToList();
            var reader = Trainer(1, 60).Train(lines, ReaderWords.None);

            for (var i = 0; i < 4; i++)
                Assert.That(Best(reader, Pair(i % 2, i / 2 % 2)), Is.EqualTo(i % 2 ^ i / 2 % 2), $"{i % 2} and {i / 2 % 2}");
        }

        [Test]
        public void Train_WhenAWordWasInNoLine_ReadsItLikeTheNearestOnes()
        {
            // Words 0 to 2 lie on one side, 3 to 5 on the other; 2 and 5 are in no line.
            var names = new[] { "tired", "weary", "drowsy", "lamp", "lantern", "candle" };
            float[] vectors = [1, 0, 0.98f, 0.2f, 0.98f, -0.2f, -1, 0, -0.98f, 0.2f, -0.98f, -0.2f];
            var words = new ReaderWords(WordClusters.Create(names, [new int[6], new int[6], new int[6]]), vectors, 2);
            int[] seen = [0, 1, 3, 4];
            var lines = Enumerable.Range(0, 400).Select(i => new ReadingExample([1, 2, 3], [WordSequence.Specials + seen[i % 4]], i % 4 / 2)).ToList();
            var reader = Trainer(1, 60).Train(lines, words);

            Assert.That(Best(reader, [1, 2, 3], WordSequence.Specials + 2), Is.Zero);
            Assert.That(Best(reader, [1, 2, 3], WordSequence.Specials + 5), Is.EqualTo(1));
        }

        [Test]
        public void Train_WhenATeacherSaysWhatElseALineMayMean_HalfBelievesIt()
        {
            var lines = Enumerable.Range(0, 200).Select(_ => new ReadingExample([1, 2, 3], [], 0, [(1, 0.6f), (0, 0.2f)])).ToList();
            var reader = Trainer(1, 60).Train(lines, ReaderWords.None);
            var line = new ReaderInput();
            line.Features.AddRange([1, 2, 3]);

            var readings = reader.Read(line);

            Assert.That(MathF.Exp(readings[0]), Is.EqualTo(0.5 + 0.125).Within(0.05));
            Assert.That(MathF.Exp(readings[1]), Is.EqualTo(0.375).Within(0.05));
        }

        private static IntentReaderTrainer Trainer(int seed, int epochs) => new(seed) { Epochs = epochs, Shape = _small };

        private static int[] Pair(int left, int right) => [.. Enumerable.Repeat(10 + left, 4), .. Enumerable.Repeat(20 + right, 4)];

        private static int Best(IntentReader reader, int[] features, params int[] sequence)
        {
            var line = new ReaderInput();
            line.Features.AddRange(features);
            line.Sequence.AddRange(sequence);
            var readings = reader.Read(line);
            return Array.IndexOf(readings, readings.Max());
        }

        // Intent i shows by features that only it has, among noise that says nothing.
        private static List<ReadingExample> Examples(int count)
        {
            var random = new Random(9);
            return Enumerable.Range(0, count).Select(n => new ReadingExample([n % 5 * 10, n % 5 * 10 + 1, 100 + random.Next(50), 100 + random.Next(50)], [], n % 5)).ToList();
        }
    }
}
