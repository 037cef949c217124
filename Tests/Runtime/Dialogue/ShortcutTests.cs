using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Sampling;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Dialogue
{
    /// <summary>What saves runs of the model must change no reply.</summary>
    public sealed class ShortcutTests
    {
        private static readonly string[] _lines =
            ["hello", "what happened to the bridge?", "I need a bed for the night.", "give me the iron key", "why?", "tell me about the bridge",
            "do you have any brothers or sisters?", "it smells lovely in here", "i had a dog once", "bye"];

        [TestCase("nano", true)]
        [TestCase("nano", false)]
        [TestCase("tavern", true)]
        [TestCase("tavern", false)]
        public void Say_WithAndWithoutShortcuts_GivesTheSameRepliesInFewerRuns(string bundle, bool greedy)
        {
            var (expected, runs) = Talk(bundle, greedy, shortcuts: false, drafts: false);
            var (replies, fewer) = Talk(bundle, greedy, shortcuts: true, drafts: false);

            Assert.That(replies, Is.EqualTo(expected));
            Assert.That(fewer, Is.LessThan(runs));
        }

        [TestCase("nano", true)]
        [TestCase("nano", false)]
        [TestCase("tavern", true)]
        [TestCase("tavern", false)]
        public void Say_WithAndWithoutDrafts_GivesTheSameReplies(string bundle, bool greedy)
        {
            var (expected, runs) = Talk(bundle, greedy, shortcuts: true, drafts: false);
            var (replies, fewer) = Talk(bundle, greedy, shortcuts: true, drafts: true);

            Assert.That(replies, Is.EqualTo(expected));
            if (bundle == "tavern") Assert.That(fewer, Is.LessThan(runs * 0.8)); // words that mean nothing are hard to guess
        }

        private static (List<string> Replies, long Runs) Talk(string bundle, bool greedy, bool shortcuts, bool drafts)
        {
            var options = new DialogueOptions { Shortcuts = shortcuts, Drafts = drafts };
            if (greedy) options.Words = SamplerOptions.Greedy;
            using var engine = DialogueEngine.Load(Fixture.Bundle(bundle), options);
            var replies = new List<string>();
            foreach (var seed in new ulong[] { 1, 2, 3 })
            {
                var mara = engine.Open(TestWorlds.Village(), "mara", new GameState { Trust = (int)seed }, new ConversationOptions { Seed = seed });
                replies.AddRange(_lines.Select(line => mara.Say(line).Wait()).Select(reply =>
                    $"{reply.Text}|{reply.Tone}|{reply.Emotion}|{reply.Action}|{reply.Kind}|{reply.LineId}|{string.Join(",", reply.Facts)}|{reply.Tokens}"));
            }
            return (replies, engine.Figures.Runs);
        }
    }
}
