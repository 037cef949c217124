using GptDialogue.Dialogue.Topics;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class SentencesTests
    {
        [TestCase("Is it?! No. So be it", "Is it?!|No.|So be it")]
        [TestCase("...", "")]
        [TestCase("", "")]
        [TestCase("Wait... what?", "Wait...|what?")]
        public void Of_ALine_DividesAtStops(string line, string sentences) => Assert.That(string.Join('|', Sentences.Of(line)), Is.EqualTo(sentences));

        [Test]
        public void Parts_OfASentence_AreWhatCommasDivide() => Assert.That(Sentences.Parts("Well, captain: sit"), Is.EqualTo(new[] { "Well", "captain", "sit" }));
    }
}
