using System;
using System.Linq;
using GptDialogue.Sampling;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Sampling
{
    public class RandomSourceTests
    {
        [Test]
        public void NextBits_OfTheReferenceState_GivesTheReferenceSequence()
        {
            // The authors' C program started from the state 1, 2, 3, 4.
            var random = new RandomSource(new RandomState(1, 2, 3, 4));
            ulong[] expected = [11520, 0, 1509978240, 1215971899390074240, 1216172134540287360, 607988272756665600];
            Assert.That(expected.Select(_ => random.NextBits()), Is.EqualTo(expected));
        }

        [Test]
        public void State_WhenRestored_ContinuesTheSequence()
        {
            var random = new RandomSource(7);
            for (var i = 0; i < 10; i++) random.NextBits();
            var copy = new RandomSource(random.State);
            Assert.That(Enumerable.Range(0, 5).Select(_ => copy.NextBits()), Is.EqualTo(Enumerable.Range(0, 5).Select(_ => random.NextBits())));
        }

        [Test]
        public void State_WhenAllZero_IsRefused() => Assert.That(() => new RandomSource(default(RandomState)), Throws.TypeOf<ArgumentException>());

        [Test]
        public void NextDouble_OverManyDraws_IsUniform()
        {
            var random = new RandomSource(1);
            var buckets = new int[10];
            for (var i = 0; i < 100_000; i++) buckets[(int)(random.NextDouble() * 10)]++;
            Assert.That(buckets, Has.All.InRange(9_600, 10_400));
        }
    }
}
