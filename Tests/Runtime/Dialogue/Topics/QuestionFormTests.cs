using GptDialogue.Dialogue.Topics;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class QuestionFormTests
    {
        [TestCase("Do you ever smile, or does that cost extra?", "either_or")]
        [TestCase("Lovely evening, isn't it?", "tag")]
        [TestCase("Does anybody ever just say thank you?", "yes_no_world")]
        [TestCase("What do you do when it rains?", "what")]
        [TestCase("What's the strangest thing you ever sold?", "what_most")]
        [TestCase("What would you be doing otherwise?", "what_would")]
        [TestCase("Have you ever been in love?", "did_you")]
        [TestCase("Captain, honestly, were you always like this?", "did_you")]
        [TestCase("do you talk to your plants", "do_you")]
        [TestCase("Are you cold? That coat looks thin.", "are_you")]
        [TestCase("Captain, are you married?", "are_you")]
        [TestCase("Hey, do you dance?", "do_you")]
        [TestCase("What do you do here? Где?", "what")]
        [TestCase("Can you swim?", "can_you")]
        [TestCase("Would you ever leave?", "would_you")]
        [TestCase("Do your feet ever stop hurting?", "yes_no_world")]
        [TestCase("I quite like thunder, how about you?", "tag")]
        [TestCase("You hear everybody's troubles, but who listens to yours?", "who")]
        [TestCase("Why do you whisper?", "why")]
        [TestCase("It is hot in here, how do you stand it all day?", "how")]
        [TestCase("How often do you get asked that?", "how_much")]
        [TestCase("I'm no early riser, how late do you serve", "how_much")]
        [TestCase("If you could sail anywhere, where would you go?", "where")]
        [TestCase("Who'd have thought?", "world")]
        [TestCase("What has teeth but never eats? A comb!", "riddle")]
        [TestCase("Here's one for you: what has four legs and hates mornings? Me!", "riddle")]
        [TestCase("Shouldn't you be in school or something?", "yes_no_world")]
        [TestCase("Why did the guard bring a ladder? He'd heard of high treason.", "riddle")]
        [TestCase("Why did the frog take the ferry? Because it was tired.", "riddle")]
        public void Of_AQuestion_IsWhatCountsAsAnAnswer(string line, string form) => Assert.That(QuestionForm.Of(line), Is.EqualTo(form));

        [TestCase("Why is the bridge out? I have to cross it.")]
        [TestCase("What is that bell? The one in the tower.")]
        [TestCase("Who rang the bell? Nobody would tell me.")]
        [TestCase("Who took my horse? A man in a red cloak.")]
        [TestCase("What's for supper? To be honest, I'm starving.")]
        public void Of_AQuestionWithItsReason_IsNoRiddle(string line) => Assert.That(QuestionForm.Of(line), Is.Not.EqualTo(QuestionForm.Riddle));

        [TestCase("I burned my thumb on a kettle.")]
        [TestCase("What a day!")]
        [TestCase("")]
        [TestCase("?!")]
        [TestCase("Где мост? Там?")]
        [TestCase("橋はどこ? 橋?")]
        public void Of_ALineThatAsksNothing_IsNull(string line) => Assert.That(QuestionForm.Of(line), Is.Null);

        [Test]
        public void Of_WhateverItReturns_IsListed() =>
            Assert.That(QuestionForm.All, Is.Unique.And.SupersetOf(new[] { "either_or", "guess_you", QuestionForm.Riddle }));
    }
}
