using GptDialogue.Dialogue.Retrieval;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Retrieval
{
    [TestFixture]
    public sealed class NearnessTests
    {
        private static readonly float[] _line = [1, 0];

        [Test]
        public void Of_WhenOneWordingIsNear_AddsForThatOne()
        {
            var alone = Nearness.Of(_line, [[0.8f, 0.6f]]);

            Assert.That(alone, Is.GreaterThan(0.5f));
            Assert.That(Nearness.Of(_line, [[0, 1], [0.8f, 0.6f]]), Is.EqualTo(alone));
        }

        [Test]
        public void Of_WhenUnlike_TakesALittleAway()
        {
            var apart = Nearness.Of(_line, [[0, 1]]);

            Assert.That(apart, Is.LessThan(0).And.GreaterThan(-0.5f));
            Assert.That(Nearness.Of(_line, [[-1, 0]]), Is.EqualTo(apart), "more unlike than unlike says no more");
        }

        [Test]
        public void Of_WhenASideIsUnknown_SaysNothing()
        {
            Assert.That(Nearness.Of([], [[1, 0]]), Is.Zero);
            Assert.That(Nearness.Of(_line, [[], []]), Is.Zero);
            Assert.That(Nearness.Of(_line, []), Is.Zero);
        }
    }
}
