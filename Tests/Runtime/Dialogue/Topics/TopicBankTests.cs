using System;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class TopicBankTests
    {
        private const string Text = """
            = ask_family
            [proud] mother+proud
            plain: She says so when she thinks I can't hear.
            [siblings] brother* mother
            plain: [happy] They know my worst stories.
            gruff: Too many.
            = remark_food
            [onions] onion*
            plain: They make everybody cry.

            """;

        private static readonly TopicBank _bank = TopicBank.Parse(Text);

        [TestCase("ask_family", "is your mother proud?", "proud")]
        [TestCase("ask_family", "how is your mother?", "siblings")]
        [TestCase("ask_family", "what about onions", null)]
        [TestCase("remark_food", "what about onions", "onions")]
        [TestCase("greet", "what about onions", null)]
        public void Find_AmongTheTopicsOfAnIntent_TakesTheFirstThatFits(string intent, string line, string? topic) =>
            Assert.That(_bank.Find(intent, line)?.Name, Is.EqualTo(topic));

        [Test]
        public void Parse_WhenAReplyCarriesAnEmotion_KeepsItApartFromTheWords()
        {
            var reply = _bank.Find("ask_family", "brothers?")!.Replies[0];

            Assert.That((reply.Style, reply.Emotion, reply.Text), Is.EqualTo((SpeechStyle.Plain, Emotion.Happy, "They know my worst stories.")));
        }

        [Test]
        public void FromBytes_AfterToBytes_HoldsTheSame()
        {
            var copy = TopicBank.FromBytes(_bank.ToBytes());

            Assert.That(copy.ToString(), Is.EqualTo(Text.ReplaceLineEndings("\n")));
            Assert.That(copy.Intents, Is.EqualTo(new[] { "ask_family", "remark_food" }));
            Assert.That(copy.Of("ask_family").Select(t => t.Replies.Count), Is.EqualTo(new[] { 1, 2 }));
        }

        [Test]
        public void Parse_WhenEditedOnWindows_ReadsTheSame()
        {
            var bank = TopicBank.Parse(Text.ReplaceLineEndings("\r\n"));

            Assert.That(bank.Find("ask_family", "brother")?.Name, Is.EqualTo("siblings"));
            Assert.That(bank.Find("ask_family", "brother")!.Replies[1].Text, Is.EqualTo("Too many."));
        }

        [Test]
        public void FromBytes_WhenDamaged_SaysSo()
        {
            var bytes = _bank.ToBytes();
            for (var i = 0; i < bytes.Length; i++)
                bytes[i] ^= 0x5A;

            Assert.That(() => TopicBank.FromBytes(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("damaged"));
            Assert.That(() => TopicBank.FromBytes(TopicBank.Parse("= greet\n[hi] hi").ToBytes()), Throws.Nothing);
        }

        [TestCase("do you have any brothers", "siblings", "siblings, do_you")]
        [TestCase("do you have the kind of grim brothers that smuggle tobacco past sleepy harbour constables", "siblings", "do_you, siblings")]
        [TestCase("do you smuggle tobacco", null, "do_you")]
        [TestCase("is it?", null, "")]
        [TestCase("tell about your tired brothers", "siblings", "siblings, of_you")]
        public void Find_OfALineInAConversation_TakesWhatIsSureBeforeWhatFitsTheForm(string line, string? topic, string topics)
        {
            const string General = "= general\n[worn] tired\nplain: Sit.\n[do_you] *\nplain: At times.\n[of_you] *\nplain: Am I?\n[of_me] *\nplain: Are you?\n";
            var bank = TopicBank.Parse(Text + General);
            var family = PlayerIntent.Find("ask_family");

            Assert.That(bank.Find(family.Name, line)?.Name, Is.EqualTo(topic));
            Assert.That(string.Join(", ", bank.Find(family, Heard(line, family, 0.6)).Select(t => t.Name)), Is.EqualTo(topics));
        }

        [TestCase("I am tired of carts today", "worn")]
        [TestCase("I counted carts today", "of_me")]
        public void Find_WhenTheFormSaysLittle_TakesTheWords(string line, string topic)
        {
            var bank = TopicBank.Parse("= general\n[of_me] *\nplain: Are you?\n[worn] tired\nplain: Sit.\n");
            var chat = PlayerIntent.Find("chat");

            Assert.That(bank.Find(chat, Heard(line, chat, 0.3)).Single().Name, Is.EqualTo(topic));
        }

        [TestCase("insult")]
        [TestCase("ask_price")]
        public void Find_OfALineThatIsNoSmallTalk_HasNoForm(string read)
        {
            var bank = TopicBank.Parse("= general\n[of_me] *\nplain: Are you?\n");
            var intent = PlayerIntent.Find(read);

            Assert.That(bank.Find(intent, Heard("I counted carts today", intent, 0.3)), Is.Empty);
        }

        private static TurnAnalysis Heard(string line, PlayerIntent intent, double probability)
        {
            var rest = (1 - probability) / (PlayerIntent.All.Count() - 1);
            return new TurnAnalysis
            {
                Line = Hygiene.Clean(line, "Mara", ""),
                Words = Word.Split(line),
                Heard = PlayerIntent.All.Select(i => (float)Math.Log(i == intent ? probability : rest)).ToArray(),
            };
        }

        [TestCase("plain: no intent before it")]
        [TestCase("= greet\nplain: no topic before it")]
        [TestCase("= greet\n[topic]")]
        [TestCase("= greet\n[topic] *")]
        [TestCase("= greet\n[topic without end")]
        [TestCase("= greet\n[topic] word\nloud: Hello!")]
        [TestCase("= greet\n[topic] word\nplain: [hungry] Hello!")]
        [TestCase("= greet\n[topic] word\nplain:")]
        public void Parse_WhenALineIsNoneOfThese_NamesIt(string text) =>
            Assert.That(() => TopicBank.Parse(text), Throws.TypeOf<FormatException>().With.Message.Contains(text.Split('\n')[^1]));
    }
}
