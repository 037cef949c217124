using System;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public class TopicRepliesTests
    {
        private static readonly TopicReplies _bank = TopicReplies.Parse(
        [
            "[proud] mother+proud",
            "plain: She says so when she thinks I can't hear.",
            "[siblings] brother* grew_up+-alone",
            "plain: [happy] They know my worst stories.",
            "gruff: Too many.",
        ]);

        [TestCase("Is your MOTHER very proud?", "proud")]
        [TestCase("any brothers, then?", "siblings")]
        [TestCase("who grew up with you", "siblings")]
        [TestCase("you grew up alone?", null)]
        [TestCase("what did you grow? up?", null)]
        [TestCase("mothers proud", null)]
        [TestCase("", null)]
        public void TopicOf_ByItsWords_IsTheFirstThatFits(string line, string? topic) => Assert.That(_bank.TopicOf(line), Is.EqualTo(topic));

        [Test]
        public void For_InAStyle_GivesItsRepliesWithTheirEmotion()
        {
            Assert.That(_bank.For("your brother?", SpeechStyle.Plain), Is.EqualTo(new[] { new Phrase("They know my worst stories.", Emotion.Happy) }));
            Assert.That(_bank.For("your brother?", SpeechStyle.Formal), Is.Empty);
            Assert.That(_bank.For("nice hat", SpeechStyle.Plain), Is.Empty);
        }

        [TestCase("plain: no header before it")]
        [TestCase("[topic]")]
        [TestCase("[topic without end")]
        public void Parse_WhenALineIsNeither_NamesIt(string line) =>
            Assert.That(() => TopicReplies.Parse([line]), Throws.TypeOf<FormatException>().With.Message.Contains(line));

        [Test]
        public void Parse_WhenAStyleIsUnknown_NamesTheLine() =>
            Assert.That(() => TopicReplies.Parse(["[topic] word", "loud: Hello!"]), Throws.TypeOf<FormatException>().With.Message.Contains("loud: Hello!"));
    }
}
