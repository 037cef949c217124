using System;
using System.Linq;
using GptDialogue.Training.Reading.Teacher;
using NUnit.Framework;

namespace GptDialogue.Training.Tests.Reading.Teacher
{
    [TestFixture]
    public sealed class LineBatchesTests
    {
        [Test]
        public void Draw_WhenLinesDifferInLength_PutsTheSameTogetherAndLosesNone()
        {
            var lines = Enumerable.Range(0, 900).Select(i => new PiecedLine(new int[3 + i % 2 * 5], i)).ToArray();

            var batches = LineBatches.Draw(lines, new Random(1));

            Assert.That(batches.SelectMany(b => b).Select(l => l.Tag).Order(), Is.EqualTo(Enumerable.Range(0, 900)));
            Assert.That(batches.Select(b => b.Select(l => l.Pieces.Length).Distinct().Count()), Is.All.EqualTo(1));
            Assert.That(batches.Select(b => b.Sum(l => l.Pieces.Length)), Is.All.LessThanOrEqualTo(LineBatches.Pieces));
        }
    }
}
