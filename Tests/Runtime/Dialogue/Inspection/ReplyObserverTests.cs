using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Tokenization;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Inspection
{
    public sealed class ReplyObserverTests
    {
        private DialogueEngine _engine = null!;

        [SetUp]
        public void Load() => _engine = DialogueEngine.Load(Fixture.BundlePath, new DialogueOptions { Rows = 1 });

        [TearDown]
        public void Dispose() => _engine.Dispose();

        [Test]
        public void Say_WhenObserved_GivesTheSameReply()
        {
            var plain = _engine.Open(TestWorlds.Village(), "mara").Say("what happened to the bridge?").Wait();
            var observed = _engine.Open(TestWorlds.Village(), "mara").Say("what happened to the bridge?", new SayOptions { Observer = new Log() }).Wait();

            Assert.That(observed.Text, Is.EqualTo(plain.Text));
            Assert.That(observed.Tokens, Is.EqualTo(plain.Tokens));
        }

        [Test]
        public void Chosen_WhenReplyIsMade_TellsEveryTokenAndItsProbabilities()
        {
            var log = new Log();
            var reply = _engine.Open(TestWorlds.Village(), "mara").Say("what happened to the bridge?", new SayOptions { Observer = log }).Wait();

            Assert.That(log.Tokens, Has.Count.EqualTo(reply.Tokens));
            Assert.That(SpecialTokens.Names[log.Tokens[0].Chosen.Id], Does.StartWith("<family."));
            Assert.That(log.Tokens[0].Chosen.Text, Does.StartWith("<" + PlayerIntent.MembersOf(PlayerIntent.Find(reply.Intent!.Name).Family)[0].Name));
            Assert.That(log.Tokens[1].Chosen.Text, Is.EqualTo($"<{reply.Intent.Name}>"));
            Assert.That(SpecialTokens.Names[log.Tokens[2].Chosen.Id], Does.StartWith("<tone."));
            Assert.That(log.Tokens[2].Allowed, Is.EqualTo(3), "the tones");
            foreach (var token in log.Tokens)
            {
                Assert.That(token.Chosen.After, Is.GreaterThan(0f), "what is chosen was allowed");
                Assert.That(token.Alternatives.Select(a => a.Id), Is.Unique.And.Member(token.Chosen.Id));
                Assert.That(token.Alternatives.Sum(a => a.Before), Is.LessThanOrEqualTo(1.0001f));
                Assert.That(token.Alternatives.Sum(a => a.After), Is.LessThanOrEqualTo(1.0001f));
                Assert.That(token.Alternatives, Is.Ordered.Descending.By(nameof(TokenAlternative.Before)));
            }
        }

        [Test]
        public void Prompted_WhenLineNamesAnItem_TellsPromptFactsAndSlots()
        {
            var log = new Log();
            _engine.Open(TestWorlds.Village(), "mara").Say("how much is the ale?", new SayOptions { Observer = log }).Wait();

            Assert.That(log.Prompt!.Text, Does.Contain("<|player|>").And.Contain("how much"));
            Assert.That(log.Prompt.Slots.Select(s => s.Slot + "=" + s.Words), Has.Some.EqualTo("<item.1>=ale").And.Some.EqualTo("<self>=Mara Fenwick"));
            Assert.That(log.Prompt.Turn.Mentions, Has.Count.EqualTo(1));
        }

        private sealed class Log : IReplyObserver
        {
            public ReplyPrompt? Prompt { get; private set; }

            public List<ReplyToken> Tokens { get; } = new();

            public void Prompted(ReplyPrompt prompt) => Prompt = prompt;

            public void Chosen(ReplyToken token) => Tokens.Add(token);
        }
    }
}
