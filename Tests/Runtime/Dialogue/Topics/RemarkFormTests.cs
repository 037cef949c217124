using System;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Topics;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue.Topics
{
    public sealed class RemarkFormTests
    {
        [TestCase("That robe is magnificent.", "compliment", "praise_you")]
        [TestCase("You walk like a goose.", "tease", "tease_you")]
        [TestCase("Knock knock.", "remark_joke", "riddle")]
        [TestCase("Today went well.", "state_feeling_good", "glad")]
        [TestCase("Blisters, and a foul mood to match.", "state_feeling_good", "trouble")]
        [TestCase("The stew is thin today.", "remark_food", "here")]
        [TestCase("That fellow snores.", "remark_people", "others")]
        public void Of_WhenAGroupOfIntentsIsLikely_IsItsForm(string line, string heard, string form) => Assert.That(Of(line, heard), Is.EqualTo(form));

        [TestCase("I counted nine of those.", "of_me")]
        [TestCase("You never sit down.", "of_you")]
        [TestCase("I never see you sit.", "me_and_you")]
        [TestCase("I bet you were a terror once.", "guess_you")]
        [TestCase("Nobody builds like that any more.", "here")]
        [TestCase("Hahaha lol", "riddle")]
        [TestCase("My uncle had exactly your frown.", "likeness")]
        [TestCase("Remind me never to wrestle you.", "me_and_you")]
        [TestCase("You look like you slept badly.", "of_you")]
        [TestCase("The water is so still that you can see the clouds.", "here")]
        public void Of_WhenNothingIsLikely_IsWhomTheLineIsAbout(string line, string form) => Assert.That(Of(line), Is.EqualTo(form));

        [TestCase("My brother died last winter.", "state_feeling_bad", "grave")]
        [TestCase("My brother died last winter.", "remark_memory", "grave")]
        [TestCase("I lost my brother last winter.", "chat", "grave")]
        [TestCase("You look like my mother, she passed away in spring.", "remark_memory", "grave")]
        [TestCase("I lost my hat.", "remark_mishap", "trouble")]
        [TestCase("My wife lost the keys.", "remark_mishap", "trouble")]
        [TestCase("My uncle nearly died of it.", "remark_memory", "memory")]
        [TestCase("My cousin died laughing.", "remark_joke", "riddle")]
        [TestCase("That joke died last winter.", "remark_joke", "riddle")]
        public void Of_AWordOfLoss_IsGraveOfSomebodyOrInTrouble(string line, string heard, string form) => Assert.That(Of(line, heard), Is.EqualTo(form));

        // The reader is sure of one intent, or of nothing.
        private static string Of(string line, string? heard = null)
        {
            var all = PlayerIntent.All.ToList();
            var rest = heard == null ? 1.0 / all.Count : 0.1 / all.Count;
            return RemarkForm.Of(line, all.Select(i => (float)Math.Log(i.Name == heard ? 0.9 : rest)).ToArray());
        }
    }
}
