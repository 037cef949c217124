using System;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Reply
{
    [TestFixture]
    public sealed class FactAppealTests
    {
        private const float Share = 0.85f;

        [TestCase("The boiler hums like my aunt.", "Does the boiler hum?", TestName = "Of_ARemark_IsLessThanOfAQuestion")]
        [TestCase("Do you like the boiler?", "Is the boiler warm?", TestName = "Of_AQuestionAboutTheCharacter_IsLess")]
        [TestCase("Warm boiler, isn't it?", "Is the boiler warm?", TestName = "Of_ALineThatOnlyWantsAgreement_IsLess")]
        [TestCase("Is that the boiler or a bear?", "Is that the old boiler?", TestName = "Of_AChoice_IsLess")]
        [TestCase("Is the boiler warm?", "Where is the boiler?", TestName = "Of_AskingWhere_IsMore")]
        [TestCase("Is it the best boiler?", "Is it a warm boiler?", TestName = "Of_ASuperlative_IsLess")]
        public void Of(string less, string more) => Assert.That(Of(less, _ => -3f), Is.LessThan(Of(more, _ => -3f)));

        [Test]
        public void Of_AFactNearInMeaning_IsMore() =>
            Assert.That(Of("Is the boiler warm?", _ => -3f, 0.4f), Is.GreaterThan(Of("Is the boiler warm?", _ => -3f, -0.3f) + 0.5f));

        [Test]
        public void Of_WhatTheReaderHearsAsARequest_IsLess() =>
            Assert.That(Of("Is the boiler warm?", i => i.Answer == AnswerKind.Request ? -0.1f : -6f), Is.LessThan(Of("Is the boiler warm?", _ => -6f)));

        [Test]
        public void Of_WhateverTheReaderHears_MovesTheOddsOfAFactAgainstSmallTalk()
        {
            // The reader is sure that it is small talk; what comes out is what the odds should be, and not added to them once more.
            Func<PlayerIntent, float> talk = i => i.Name == "chat" ? -0.01f : -9f;
            Func<PlayerIntent, float> fact = i => i.Answer == AnswerKind.Fact ? -1f : -9f;

            Assert.That(Odds("Is the boiler warm?", talk), Is.LessThan(0f));
            Assert.That(Odds("Is the boiler warm?", fact), Is.GreaterThan(0f));
        }

        private static float Odds(string line, Func<PlayerIntent, float> heard)
        {
            var turn = Turn(line, heard, 0f);
            return FactAppeal.Heard(turn, Share) + FactAppeal.Of(turn, Share) - Share * turn.Readings!.Where((_, i) => PlayerIntent.All.ElementAt(i).Answer == AnswerKind.Words).Max();
        }

        private static float Of(string line, Func<PlayerIntent, float> heard, float nearness = 0f) => FactAppeal.Of(Turn(line, heard, nearness), Share);

        private static TurnAnalysis Turn(string line, Func<PlayerIntent, float> heard, float nearness)
        {
            var words = Word.Split(line);
            var readings = PlayerIntent.All.Select(heard).ToArray();
            return new TurnAnalysis
            {
                Line = Hygiene.Clean(line, "Mara", null),
                Words = words,
                Shape = new LineShape(words, line),
                Facts = new[] { new FactMatch(new Fact("boiler", "The boiler is old.", Array.Empty<string>(), null, Condition.Always), 1.4f, nearness) },
                Readings = readings,
                Heard = readings,
            };
        }
    }
}
