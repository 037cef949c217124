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
        [Test]
        public void Train_WhenSeedIsTheSame_GivesTheSameReader()
        {
            var first = new IntentReaderTrainer(3) { Epochs = 2 }.Train(Examples(100), WordClusters.None).ToBytes();
            var again = new IntentReaderTrainer(3) { Epochs = 2 }.Train(Examples(100), WordClusters.None).ToBytes();
            var other = new IntentReaderTrainer(4) { Epochs = 2 }.Train(Examples(100), WordClusters.None).ToBytes();

            Assert.That(again, Is.EqualTo(first));
            Assert.That(other, Is.Not.EqualTo(first));
        }

        [Test]
        public void Train_WhenFeaturesTellTheIntent_WeighsThemForIt()
        {
            var bytes = new IntentReaderTrainer(1).Train(Examples(400), WordClusters.None).ToBytes();
            var untrained = new IntentReaderTrainer(1) { Epochs = 0 }.Train(Examples(400), WordClusters.None).ToBytes();

            Assert.That(bytes.Count(b => b != 0), Is.GreaterThan(untrained.Count(b => b != 0) + 100));
        }

        // Intent i shows by features that only it has, among noise that says nothing.
        private static List<ReadingExample> Examples(int count)
        {
            var random = new Random(9);
            return Enumerable.Range(0, count).Select(n => new ReadingExample([n % 5 * 10, n % 5 * 10 + 1, 1000 + random.Next(50), 1000 + random.Next(50)], n % 5)).ToList();
        }
    }
}
