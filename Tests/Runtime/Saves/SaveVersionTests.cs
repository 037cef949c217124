using System;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Runtime.Tests.Dialogue;
using GptDialogue.Saves;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Saves
{
    public sealed class SaveVersionTests
    {
        [TestCase(0)]
        [TestCase(1)]
        public void Read_OfAnyVersion_GivesWhatTheConversationWas(int version)
        {
            var save = ConversationSave.Read(SaveFixtures.Version(version));

            Assert.That(save.Version, Is.EqualTo(version));
            Assert.That(save.World, Is.EqualTo("hollow"));
            Assert.That(save.Character, Is.EqualTo("mara"));
            Assert.That(save.Turns, Is.EqualTo(8));
            Assert.That(save.Trust, Is.EqualTo(2));
            Assert.That(save.Flags, Is.EqualTo(new[] { "bridge_repaired" }));
            Assert.That(save.ToldFacts, Is.Not.Empty);
            Assert.That(save.LastReply, Is.Not.Empty);
            Assert.That(save.Exchanges, Is.Not.Empty);
            Assert.That(save.Seed, Is.EqualTo(5));
        }

        [TestCase(0)]
        [TestCase(1)]
        public void Restore_OfAnyVersion_GoesOnAndSavesInTheNewest(int version)
        {
            using var engine = Talks.Engine(greedy: true);
            var restored = engine.Restore(TestWorlds.Village(), SaveFixtures.Version(version));
            var conversation = restored.Conversation!;

            Assert.That(conversation.Turns, Is.EqualTo(8));
            Assert.That(conversation.State.Flag("bridge_repaired"), Is.True);
            Assert.That(restored.Changes.Any(change => change.Kind == SaveChangeKind.Format), Is.EqualTo(version < SaveFormat.Version));
            Assert.That(restored.Changes.Select(change => change.Kind), Has.None.GreaterThanOrEqualTo(SaveChangeKind.CharacterGone));
            Assert.That(conversation.Say("Tell me more.").Wait().End, Is.EqualTo(ReplyEnd.Finished));
            Assert.That(ConversationSave.Read(conversation.Save()).Version, Is.EqualTo(SaveFormat.Version));
        }

        [Test]
        public void Restore_OfVersion0_PutsTheSamePromptBeforeTheModel()
        {
            using var engine = Talks.Engine(greedy: true);
            var newest = engine.Restore(TestWorlds.Village(), SaveFixtures.Version(1)).Conversation!.Speaker.Context();
            var oldest = engine.Restore(TestWorlds.Village(), SaveFixtures.Version(0)).Conversation!.Speaker.Context();

            Assert.That(oldest, Is.EqualTo(newest));
        }

        [Test]
        public void Read_OfANewerVersion_SaysBothVersions()
        {
            var bytes = SaveFixtures.Version(1);
            bytes[4] = 9;
            Assert.That(() => ConversationSave.Read(bytes),
                Throws.TypeOf<GptDialogueException>().With.Message.Contains("version 9").And.Message.Contains("0 to 1"));
        }

        [Test]
        public void Read_WhenAVersionIsForged_RefusesItRatherThanForgetting([Values(0, 1)] int version)
        {
            var bytes = SaveFixtures.Version(version);
            bytes[4] = (byte)(1 - version);
            Assert.That(() => ConversationSave.Read(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contains("missing"));
        }

        [Test]
        public void Read_WhenAnyByteIsChanged_RefusesIt()
        {
            var bytes = SaveFixtures.Version(1);
            for (var i = 0; i < bytes.Length; i += 3)
            {
                bytes[i] ^= 0x10;
                Assert.That(() => ConversationSave.Read(bytes), Throws.TypeOf<GptDialogueException>());
                bytes[i] ^= 0x10;
            }
        }

        [Test]
        public void Read_FromWithinAGamesOwnFile_NeedsNoCopy()
        {
            var bytes = SaveFixtures.Version(1);
            byte[] file = [1, 2, 3, .. bytes, 4, 5];

            Assert.That(ConversationSave.Read(file.AsMemory(3, bytes.Length)).ToBytes(), Is.EqualTo(bytes));
        }
    }
}
