using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Saves
{
    /// <summary>Saves loaded after the story, or the bundle, was changed.</summary>
    public sealed class SaveChangesTests
    {
        private DialogueEngine _engine = null!;
        private byte[] _save = null!;

        [OneTimeSetUp]
        public void Talk()
        {
            _engine = Talks.Engine(greedy: true);
            var state = new GameState();
            state.Set("bridge_repaired");
            var conversation = Talks.Mara(_engine, state);
            Talks.Say(conversation, ["I need a bed for the night.", "What happened to the north bridge?", "Where is the iron key? I like ale."]);
            var save = conversation.ToSave();
            save.State.Memory.Told = ["bridge_fixed"]; // whatever the tiny model chose to tell
            _save = save.ToBytes();
        }

        [OneTimeTearDown]
        public void Dispose() => _engine.Dispose();

        [Test]
        public void Restore_WhenTheStoryWasEdited_SaysWhatIsGoneAndGoesOn()
        {
            var village = TestWorlds.Village();
            var mara = village.Characters[0];
            var edited = new WorldPack(
                village.Id, village.Name, "", village.Places, village.People, ["ale"], [], village.Blocked,
                village.Facts.Where(fact => fact.Id != "bridge_fixed").ToList(), village.Actions,
                [new CharacterCard(mara.Id, mara.Name, mara.Role, mara.Place, lines: mara.Lines.Skip(1).ToList(), fallback: mara.Fallback)]);

            var restored = _engine.Restore(edited, _save);

            Assert.That(Kinds(restored), Is.EquivalentTo(new[]
            {
                (SaveChangeKind.World, "hollow"), (SaveChangeKind.FlagGone, "bridge_repaired"), (SaveChangeKind.FactGone, "bridge_fixed"),
                (SaveChangeKind.LineGone, "l1"), (SaveChangeKind.NameGone, "iron key"),
            }));
            Assert.That(restored.Conversation!.Turns, Is.EqualTo(3));
            Assert.That(restored.Conversation.Say("Tell me more.").Wait().End, Is.EqualTo(ReplyEnd.Finished));
            Assert.That(ConversationSave.Read(restored.Conversation.Save()).ToldFacts, Does.Contain("bridge_fixed"));
        }

        [Test]
        public void Restore_WhenANameIsGone_LeavesNoSlotOfItInThePrompt()
        {
            var village = TestWorlds.Village();
            var edited = new WorldPack(village.Id, village.Name, "", village.Places, village.People, ["ale"], village.Flags, [], village.Facts, [], village.Characters);
            var key = ConversationSave.Read(_save).State.Memory.Slots.Single(slot => slot.Name == "iron key").Slot;
            var before = _engine.Restore(village, _save).Conversation!.Speaker.Context();
            var after = _engine.Restore(edited, _save).Conversation!.Speaker.Context();

            Assert.That(before.Count(token => GptDialogue.Dialogue.World.SlotTable.SlotOf(token) == key), Is.Positive);
            Assert.That(after.Count(token => GptDialogue.Dialogue.World.SlotTable.SlotOf(token) == key), Is.Zero);
            Assert.That(after, Does.Contain(Control.Other));
        }

        [Test]
        public void Restore_WhenTheCharacterIsGone_KeepsTheSave()
        {
            var village = TestWorlds.Village();
            var edited = new WorldPack(village.Id, village.Name, "", village.Places, characters: [village.Characters[1]]);

            var restored = _engine.Restore(edited, _save);

            Assert.That(restored.Conversation, Is.Null);
            Assert.That(restored.Changes.Select(change => change.Kind), Does.Contain(SaveChangeKind.CharacterGone));
            Assert.That(restored.Save.ToBytes(), Is.EqualTo(_save));
            var successor = _engine.Restore(edited, _save, characterId: "orrin").Conversation!;
            Assert.That(successor.Turns, Is.EqualTo(3));
            Assert.That(successor.Say("Hello.").Wait().End, Is.EqualTo(ReplyEnd.Finished));
            Assert.That(() => _engine.Restore(edited, _save, characterId: "nobody"), Throws.TypeOf<GptDialogueException>());
        }

        [Test]
        public void Restore_WhenTheTokenizerIsAnother_EncodesTheSameWordsAgain()
        {
            using var tavern = Talks.Engine(greedy: true, Fixture.Bundle("tavern"));

            var restored = tavern.Restore(TestWorlds.Village(), _save);

            Assert.That(Kinds(restored).Select(change => change.Kind), Is.EqualTo(new[] { SaveChangeKind.Bundle, SaveChangeKind.Tokenizer }));
            Assert.That(Spelled(tavern, restored.Conversation!), Is.EqualTo(Spelled(_engine, _engine.Restore(TestWorlds.Village(), _save).Conversation!)));
            Assert.That(restored.Conversation!.Say("Tell me more.").Wait().End, Is.EqualTo(ReplyEnd.Finished));
        }

        [Test]
        public void Restore_WhenTheGameHasItsOwnState_KeepsToIt()
        {
            var state = new GameState { Trust = 7 };
            var restored = _engine.Restore(TestWorlds.Village(), _save, state, new ConversationOptions { PlayerName = "captain" });

            Assert.That(restored.Conversation!.State, Is.SameAs(state));
            Assert.That(restored.Conversation.ToSave().Trust, Is.EqualTo(7));
            Assert.That(restored.Conversation.ToSave().PlayerName, Is.EqualTo("captain"));
        }

        private static List<(SaveChangeKind Kind, string What)> Kinds(RestoredConversation restored) =>
            restored.Changes.Select(change => (change.Kind, change.What)).ToList();

        private static string Spelled(DialogueEngine engine, Conversation conversation) => string.Concat(
            conversation.Speaker.Memory.Recent.SelectMany(exchange => exchange.Tokens)
                .Select(token => token < 128 ? engine.Tokenizer.SpecialNames[token] : engine.Tokenizer.Decode([token])));
    }
}
