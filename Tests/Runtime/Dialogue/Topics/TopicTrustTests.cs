using System;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Topics;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class TopicTrustTests
    {
        private static readonly TopicBank _bank = TopicBank.Parse("""
            = remark_place
            [view] view
            plain: I never tire of it.
            = remark_food
            [not_eaten] starving
            plain: Then sit down.
            [stew] stew
            plain: It has simmered since noon.
            """);

        [TestCase("What a view", true, TestName = "IsSure_WhenAllContentIsKnown_IsTrue")]
        [TestCase("Over rooftops, chimneys, gardens a view", false, TestName = "IsSure_WhenOneWordOfManyIsKnown_IsFalse")]
        public void IsSure_OfARemarkOnAPlace(string line, bool sure) => Assert.That(IsSure("remark_place", "view", line, 0.1), Is.EqualTo(sure));

        [Test]
        public void IsSure_WhenTheLineWasReadForSure_NeedsFewerWords() =>
            Assert.That(IsSure("remark_place", "view", "Rooftops, gardens, a view", 0.9), Is.True);

        [Test]
        public void IsSure_OfWhatMayBeSaidOfAnything_NeedsMore()
        {
            Assert.That(IsSure("remark_food", "stew", "This stew", 0), Is.False);
            Assert.That(IsSure("remark_food", "stew", "This stew", 0.1), Is.True);
            Assert.That(IsSure("remark_food", "not_eaten", "starving, soaked, robbed", 0), Is.True, "guards are trusted");
        }

        private static bool IsSure(string intent, string topic, string line, double probability)
        {
            var heard = PlayerIntent.All.Select(i => i.Name == intent ? (float)Math.Log(probability + 1e-6) : -10f).ToArray();
            return TopicTrust.IsSure(_bank.Of(intent).Single(t => t.Name == topic), WordPattern.Split(line), heard);
        }
    }
}
