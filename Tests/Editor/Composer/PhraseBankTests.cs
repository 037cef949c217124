using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Authoring;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Topics;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests.Composer
{
    public class PhraseBankTests
    {
        private static readonly PhraseBank _training = PhraseBank.Load();
        private static readonly PhraseBank _heldOut = PhraseBank.Load(heldOut: true);

        [Test]
        public void Player_WhenBothHalvesAreCounted_HoldsManyPhrasingsOfEveryIntent()
        {
            var few = _training.PlayerIntents.Where(i => _training.Player(i).Count + _heldOut.Player(i).Count < 110);
            Assert.That(few, Is.Empty);
            Assert.That(_training.PlayerIntents, Has.Count.GreaterThanOrEqualTo(45));
        }

        [Test]
        public void Npc_WhenReadForNames_HoldsNone()
        {
            var finder = new NameFinder();
            var replies = IntentTable.All.Select(i => i.Reply).Where(r => r.Length > 0).Distinct().SelectMany(r => Enum.GetValues<SpeechStyle>().SelectMany(s => _training.Npc(r, s)));
            Assert.That(replies.SelectMany(r => finder.Invented(Regex.Replace(r.Text, @"\{\w+\}", "rope"))).Select(n => n.Text), Is.Empty);
        }

        [Test]
        public void Topics_WhenReadForNames_HoldNone()
        {
            var finder = new NameFinder();
            Assert.That(Topics().SelectMany(t => t.Topic.Replies).SelectMany(r => finder.Invented(r.Text)).Select(n => n.Text), Is.Empty);
        }

        [Test]
        public void Topics_InEveryStyle_HaveRepliesOfTheirOwn()
        {
            var styles = new[] { SpeechStyle.Plain, SpeechStyle.Gruff, SpeechStyle.Formal, SpeechStyle.Riddling, SpeechStyle.Timid };
            var few = Topics().SelectMany(t => styles.Where(s => t.Topic.Replies.Count(r => r.Style == s) == 0).Select(s => $"{t.Intent} {t.Topic.Name} {s}"));
            Assert.That(few, Is.Empty);
            Assert.That(Topics().SelectMany(t => t.Topic.Replies).Select(r => (r.Style, r.Text)), Is.Unique);
        }

        [Test]
        public void Topics_OfAnIntent_AreEachFoundInPlayersLines()
        {
            var intents = IntentTable.All.Select(i => i.Name).ToList();
            Assert.That(_training.Topics.Intents.Where(i => i != TopicBank.General), Is.SubsetOf(intents));
            var lines = intents.SelectMany(i => _training.Player(i).Concat(_heldOut.Player(i)).Select(p => (Intent: i, Topic: _training.Topics.Find(i, p.Text)?.Name))).ToHashSet();
            Assert.That(Topics().Where(t => !t.Topic.IsGuard && t.Intent != TopicBank.General).Select(t => (t.Intent, t.Topic.Name)).Where(t => !lines.Contains(t)), Is.Empty);
        }

        [Test]
        public void Topics_OfEveryFormOfTalk_HaveRepliesInEveryStyle()
        {
            var forms = _training.Topics.Of(TopicBank.General).ToDictionary(t => t.Name);
            Assert.That(forms.Keys, Is.SupersetOf(TalkForm.All));
            Assert.That(forms.Values.Where(t => t.IsForm).Select(t => t.Name), Is.EquivalentTo(TalkForm.All));
            var styles = Enum.GetValues<SpeechStyle>();
            var few = forms.Values.SelectMany(t => styles.Where(s => t.Replies.Count(r => r.Style == s) < 8).Select(s => $"{t.Name} {s}"));
            Assert.That(few, Is.Empty);
        }

        [Test]
        public void Player_WhenHeldOut_NeverOccursInTraining()
        {
            var seen = _training.PlayerIntents.SelectMany(_training.Player).Select(Bare).ToHashSet();
            var leaked = _heldOut.PlayerIntents.SelectMany(_heldOut.Player).Where(p => Bare(p).Length > 0 && seen.Contains(Bare(p)));
            Assert.That(leaked.Select(p => p.Text), Is.Empty);
        }

        [Test]
        public void Player_WhenSlotsAreWritten_KnowsThemAll()
        {
            var known = new HashSet<string> { "item", "price", "place", "person", "world", "self", "role", "topic", "other", "listener", "does", "thing" };
            var slots = _training.PlayerIntents.SelectMany(i => _training.Player(i).Concat(_heldOut.Player(i)))
                .SelectMany(p => Regex.Matches(p.Text, @"\{(\w*)\}")).Select(m => m.Groups[1].Value);
            Assert.That(slots.Where(s => !known.Contains(s) && !_training.IsWordList(s)), Is.Empty);
        }

        [Test]
        public void WithWords_WhenALineNamesLists_DrawsFromThemAndLeavesOtherSlots()
        {
            var line = _training.WithWords(new Random(1), "You {insult_adjective} {insult_noun}, {self}!");

            Assert.That(line, Does.Match(@"^You [a-z -]+ [a-z -]+, \{self\}!$"));
        }

        [TestCase("greet")]
        [TestCase("identity")]
        [TestCase("price")]
        [TestCase("where_person")]
        [TestCase("fact_lead")]
        [TestCase("story")]
        public void Npc_InEveryStyle_HasItsOwnReplies(string intent)
        {
            var styles = new[] { SpeechStyle.Plain, SpeechStyle.Gruff, SpeechStyle.Formal, SpeechStyle.Riddling, SpeechStyle.Timid };
            var replies = styles.SelectMany(s => _training.Npc(intent, s)).Select(p => p.Text).ToList();
            Assert.That(styles.Select(s => _training.Npc(intent, s).Count), Has.All.GreaterThanOrEqualTo(12));
            Assert.That(replies, Is.Unique);
        }

        private static IEnumerable<(string Intent, Topic Topic)> Topics() => _training.Topics.Intents.SelectMany(i => _training.Topics.Of(i).Select(t => (i, t)));

        // Case and punctuation do not make a phrasing new.
        private static string Bare(Phrase phrase) => Regex.Replace(phrase.Text.ToLowerInvariant(), @"[^\w{} ]", "").Trim();
    }
}
