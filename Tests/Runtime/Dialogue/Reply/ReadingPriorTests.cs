using System;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    [TestFixture]
    public sealed class ReadingPriorTests
    {
        private static readonly PlayerIntent _fact = PlayerIntent.Find("ask_fact_direct");
        private static readonly PlayerIntent _authored = PlayerIntent.Find(PlayerIntent.Authored);
        private static readonly PlayerIntent _request = PlayerIntent.Find(PlayerIntent.Request);

        [Test]
        public void Add_WhenTheLineWantsSomethingDone_BelievesAFactLess() =>
            Assert.That(Opinion(_fact, "Start the boiler, could you?"), Is.LessThan(Opinion(_fact, "Is the boiler on?")));

        [Test]
        public void Add_WhenTheLineTellsOfWhatWas_SpeaksAgainstARequest() =>
            Assert.That(Opinion(_request, "I heard the boiler last night."), Is.LessThan(Opinion(_request, "The boiler is cold.")));

        [Test]
        public void Add_WhenTheLineAsksOnlyToAgree_BelievesAFactLess() =>
            Assert.That(Opinion(_fact, "Cold as a boiler room, isn't it?"), Is.LessThan(Opinion(_fact, "Where is the boiler room?")));

        [Test]
        public void Add_WhenTheLineIsARemark_SpeaksAgainstAFact() =>
            Assert.That(Opinion(_fact, "I like a warm room."), Is.LessThan(Opinion(_fact, "Tell me about the room.")));

        [Test]
        public void Add_WhenASecretIsNear_SuspectsQuestionsAndNotRemarks() =>
            Assert.That(Opinion(_fact, "I like a warm boiler.", true), Is.LessThan(Opinion(_fact, "Who broke the boiler?", true) - 3));

        [TestCase("What does the brass key open?", -8f)]
        [TestCase("So who has the brass key?", -8f)]
        [TestCase("The brass key, please", 0f)]
        public void Add_WhenTheLineAsksWhat_SpeaksAgainstADeed(string line, float below)
        {
            var nearest = new LineMatch(new AuthoredLine("key", "Give me the brass key.", "Here.", Emotion.Neutral, new ActionCall("give_key")), 0.8f, Shape("Give me the brass key."));

            Assert.That(Opinion(_authored, line, nearest: nearest) - Opinion(_authored, "Give me the brass key.", nearest: nearest), below < 0 ? Is.LessThan(below) : Is.Zero);
        }

        // What the vote adds to the logit of an intent among its family, with a fact and an action at hand that both match.
        private static float Opinion(PlayerIntent intent, string line, bool locked = false, LineMatch? nearest = null)
        {
            var words = Word.Split(line);
            var action = new ActionMatch(new GameAction("start_boiler", "starts the boiler", ArgumentKind.None, Condition.Always), true, Array.Empty<Entity>(), 0.6f, true);
            var turn = new TurnAnalysis
            {
                Words = words,
                Shape = Shape(line),
                Facts = new[] { new FactMatch(new Fact("boiler", "The boiler is old.", Array.Empty<string>(), null, Condition.Always), 1.4f) },
                Actions = new[] { action },
                Requested = action,
                Lines = nearest is { } match ? new[] { match } : Array.Empty<LineMatch>(),
                IsLocked = locked,
                Readings = PlayerIntent.All.Select(_ => -3f).ToArray(),
            };
            var logits = new float[512];
            ReadingPrior.Add(ReplyStage.Member, turn, intent.Family, logits);
            return logits[Control.Member(intent.Member)];
        }

        private static LineShape Shape(string line) => new(Word.Split(line), line);
    }
}
