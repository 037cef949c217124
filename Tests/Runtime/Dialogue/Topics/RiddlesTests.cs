using System;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class RiddlesTests
    {
        [TestCase("I've got one for you: what gets wetter the more it dries?", true)]
        [TestCase("Did you hear the one about the smith's dog? He made a bolt for the door.", true)]
        [TestCase("Have you got a riddle?", false)]
        [TestCase("What gets wetter in the rain?", false)]
        [TestCase("Got a joke for me?", false)]
        [TestCase("An ale for me and one for you, please", false)]
        public void IsAnnounced(string line, bool announced) => Assert.That(Riddles.IsAnnounced(line), Is.EqualTo(announced));

        [TestCase("What has teeth but never bites? A comb!", false, true, TestName = "IsTold_WhenTheTellerAnswers_IsTrue")]
        [TestCase("Why did the well dry up? Because of the flood.", true, false, TestName = "IsTold_WhenAFactAnswersIt_IsFalse")]
        [TestCase("Why did the guard cross the road? Because the captain told him to.", true, true, TestName = "IsTold_OfAStockJokeThatSharesWordsWithAFact_IsTrue")]
        [TestCase("Where is the well?", false, false, TestName = "IsTold_OfAPlainQuestion_IsFalse")]
        public void IsTold(string line, bool found, bool told)
        {
            var turn = new TurnAnalysis
            {
                Line = Hygiene.Clean(line, "Mara", null),
                Facts = found ? [new FactMatch(new Fact("f", "A fact.", Array.Empty<string>(), null, Condition.Always), 1f)] : [],
                Heard = PlayerIntent.All.Select(_ => -9f).ToArray(),
            };

            Assert.That(Riddles.IsTold(turn), Is.EqualTo(told));
        }
    }
}
