using System;
using System.Threading;
using GptDialogue.Generation;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Generation
{
    public class StreamRingTests
    {
        [Test]
        public void TryWrite_WhenFull_RefusesAndKeepsWhatIsThere()
        {
            var ring = new StreamRing<int>(3); // rounded up to 4
            for (var i = 0; i < 4; i++) Assert.That(ring.TryWrite(i));
            Assert.That(ring.TryWrite(4), Is.False);
            Assert.That(ring.TryRead(out var first) && first == 0);
            Assert.That(ring.TryWrite(5));
            var rest = new int[10];
            Assert.That(rest[..ring.Read(rest)], Is.EqualTo(new[] { 1, 2, 3, 5 }));
        }

        [Test]
        public void TryWrite_OfMoreThanFits_WritesNothing()
        {
            var ring = new StreamRing<int>(4);
            ring.TryWrite(1);
            Assert.That(ring.TryWrite([2, 3, 4, 5]), Is.False);
            Assert.That(ring.Count, Is.EqualTo(1));
        }

        [Test]
        public void Read_WhenEmpty_GivesNothing()
        {
            var ring = new StreamRing<int>(4);
            Assert.That(ring.TryRead(out _), Is.False);
            Assert.That(ring.Read(new int[3]), Is.Zero);
        }

        [Test]
        public void ReadAndWrite_OnTwoThreads_KeepEverythingInOrder()
        {
            const int total = 200_000;
            var ring = new StreamRing<int>(64);
            var writer = new Thread(() =>
            {
                var piece = new int[7];
                var random = new Random(1);
                for (var next = 0; next < total;)
                {
                    var count = Math.Min(random.Next(1, 8), total - next);
                    for (var i = 0; i < count; i++) piece[i] = next + i;
                    if (ring.TryWrite(piece.AsSpan(0, count))) next += count;
                    else Thread.Yield();
                }
            });
            writer.Start();
            var buffer = new int[13];
            var expected = 0;
            while (expected < total)
            {
                var count = ring.Read(buffer);
                for (var i = 0; i < count; i++)
                    if (buffer[i] != expected++) Assert.Fail($"{buffer[i]} instead of {expected - 1}");
                if (count == 0) Thread.Yield();
            }
            writer.Join();
            Assert.That(ring.Count, Is.Zero);
        }

        [Test]
        public void ReadAndWrite_WhenWarm_AllocateNothing()
        {
            var ring = new StreamRing<int>(16);
            var buffer = new int[4];
            ring.TryWrite(1);
            ring.Read(buffer);
            var allocated = Garbage.Of(() =>
            {
                for (var i = 0; i < 100; i++)
                {
                    ring.TryWrite(i);
                    ring.TryWrite([1, 2, 3]);
                    ring.Read(buffer);
                }
            });
            Assert.That(allocated, Is.Zero);
        }
    }
}
