using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Game
{
    public sealed class TrustLedgerTests
    {
        [Test]
        public void Hear_WhenLinesAreFriendlyInARow_GainsOnlyAfterPatience()
        {
            var trust = new TrustLedger();
            for (var line = 0; line < 3; line++)
                trust.Hear("mara", Tone.Friendly);
            Assert.That(trust.Of("mara"), Is.EqualTo(1));
            trust.Hear("mara", Tone.Friendly);
            Assert.That(trust.Of("mara"), Is.EqualTo(2));
            Assert.That(trust.Of("tam"), Is.Zero);
        }

        [Test]
        public void Hear_WhenLineIsHostile_FallsAtOnceAndEveryTime()
        {
            var trust = new TrustLedger();
            Assert.That(trust.Hear("mara", Tone.Hostile), Is.EqualTo(-1));
            Assert.That(trust.Hear("mara", Tone.Hostile), Is.EqualTo(-1));
            Assert.That(trust.Hear("mara", Tone.Neutral), Is.Zero);
        }

        [TestCase(9, 3)]
        [TestCase(-9, -3)]
        public void Set_WhenBeyondTheLimits_HoldsThem(int wanted, int got)
        {
            var trust = new TrustLedger();
            trust.Set("mara", wanted);
            Assert.That(trust.Of("mara"), Is.EqualTo(got));
        }
    }
}
