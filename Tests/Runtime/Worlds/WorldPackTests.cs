using System;
using System.Buffers;
using System.IO;
using System.Security.Cryptography;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Runtime.Tests.Worlds
{
    public class WorldPackTests
    {
        [Test]
        public void Read_WhenWritten_KeepsEverything()
        {
            WorldPack pack = WorldPack.Read(Bytes(Example()));

            Assert.That(pack.Id, Is.EqualTo("hollowmere"));
            Assert.That(pack.Name, Is.EqualTo("Hollowmere"));
            Assert.That(pack.Places, Is.EqualTo(new[] { "The Drowned Lantern", "Hollowmere" }));
            Assert.That(pack.Blocked, Is.EqualTo(new[] { "damn" }));
            Assert.That(pack.Facts[0].KnownBy, Is.Null);
            Assert.That(pack.Facts[1].KnownBy, Is.Empty);
            Assert.That(pack.Facts[0].When.Source, Is.EqualTo("!bridge_repaired"));
            Assert.That(pack.Actions[0].Argument, Is.EqualTo(ArgumentKind.Item));
            CharacterCard card = pack.FindCharacter("żaneta")!;
            Assert.That(card.Name, Is.EqualTo("Żaneta \"Zed\" 名前"));
            Assert.That(card.Speech, Is.EqualTo(SpeechStyle.Riddling));
            Assert.That(card.Mood, Is.EqualTo(Emotion.Afraid));
            Assert.That(card.Secrets[0].When.Source, Is.EqualTo("trust >= 2"));
            Assert.That(card.Sells[0].Price, Is.EqualTo("1.50"));
            Assert.That(card.Actions[0].Arguments, Is.EqualTo(new[] { "iron key" }));
            Assert.That(card.Lines[0].Action, Is.EqualTo(ActionCall.Parse("give_item(iron key)")));
            Assert.That(card.Lines[0].Emotion, Is.EqualTo(Emotion.Happy));
            Assert.That(card.Lines[0].When, Is.Null);
            Assert.That(card.Lines[1].Emotion, Is.Null);
            Assert.That(card.Lines[1].When!.Source, Is.EqualTo("a or b"));
            Assert.That(card.Fallback.Farewell, Is.EqualTo(new[] { "Bye." }));
            Assert.That(pack.Hash, Is.EqualTo(Example().Hash));
        }

        [Test]
        public void Hash_WhenOneWordChanges_Differs() =>
            Assert.That(new WorldPack("a", "A", about: "x").Hash, Is.Not.EqualTo(new WorldPack("a", "A", about: "y").Hash));

        [Test]
        public void Save_WhenFileExists_ReplacesItAndLeavesNoPart()
        {
            string folder = Directory.CreateTempSubdirectory("świat").FullName;
            try
            {
                string path = Path.Combine(folder, "w.gptworld");
                File.WriteAllText(path, "old");
                Example().Save(path);
                Assert.That(WorldPack.Load(path).Hash, Is.EqualTo(Example().Hash));
                Assert.That(Directory.GetFiles(folder), Has.Length.EqualTo(1));
            }
            finally
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        [Test]
        public void Load_WhenFileIsMissing_NamesThePath() =>
            Assert.That(() => WorldPack.Load("nowhere.gptworld"), Throws.TypeOf<GptDialogueException>().With.Message.Contain("nowhere.gptworld"));

        [Test]
        public void Read_WhenVersionIsNewer_SaysBothVersions()
        {
            byte[] bytes = Bytes(Example());
            bytes[4] = 9;
            Assert.That(() => WorldPack.Read(bytes), Throws.TypeOf<GptDialogueException>().With.Message.Contain("version 9").And.Message.Contain("version 1"));
        }

        [Test]
        public void Read_WhenCutAnywhere_ThrowsOnlyTheLibrarysException()
        {
            byte[] bytes = Bytes(Example());
            for (int length = 0; length < bytes.Length; length++)
            {
                Assert.That(() => WorldPack.Read(bytes.AsMemory(0, length)), Throws.TypeOf<GptDialogueException>());
            }
        }

        [Test]
        public void Read_WhenContentIsForgedWithAValidChecksum_ThrowsOrReadsButNothingElse()
        {
            byte[] original = Bytes(Example());
            var random = new Random(7);
            int refused = 0;
            for (int round = 0; round < 3000; round++)
            {
                byte[] bytes = (byte[])original.Clone();
                for (int i = 0; i < 1 + (round % 3); i++)
                {
                    bytes[WorldPackFile.HeaderBytes + random.Next(bytes.Length - WorldPackFile.HeaderBytes)] = (byte)random.Next(256);
                }

                SHA256.HashData(bytes.AsSpan(WorldPackFile.HeaderBytes)).CopyTo(bytes, 12);
                try
                {
                    WorldPack.Read(bytes);
                }
                catch (GptDialogueException)
                {
                    refused++;
                }
            }

            Assert.That(refused, Is.InRange(1, 2999));
        }

        [Test]
        public void Read_WhenUnknownValueNestsWithoutEnd_DoesNotOverflowTheStack()
        {
            // {"?": [[[[…]]]]}: what a newer writer may add is skipped, however deep.
            var content = new ArrayBufferWriter<byte>();
            content.Write(new byte[] { 0x81, 0xA1, (byte)'?' });
            for (int i = 0; i < 1_000_000; i++)
            {
                content.Write(new byte[] { 0x91 });
            }

            content.Write(new byte[] { 0xC0 });
            byte[] file = new byte[WorldPackFile.HeaderBytes + content.WrittenCount];
            Bytes(Example()).AsSpan(0, 8).CopyTo(file);
            BitConverter.GetBytes(content.WrittenCount).CopyTo(file, 8);
            SHA256.HashData(content.WrittenSpan).CopyTo(file, 12);
            content.WrittenSpan.CopyTo(file.AsSpan(WorldPackFile.HeaderBytes));

            Assert.That(WorldPack.Read(file).Id, Is.Empty);
        }

        [TestCase("give_item(iron key)", 1, true)]
        [TestCase("give_item(Iron Key)", 1, true)]
        [TestCase("give_item(iron key)", 0, false)]
        [TestCase("give_item(ale)", 1, false)]
        [TestCase("give_item", 1, false)]
        [TestCase("dance", 1, false)]
        public void IsLegal_WhenGrantAndConditionDecide_IsTrueOnlyForBoth(string call, int trust, bool legal)
        {
            WorldPack pack = Example();
            Assert.That(pack.IsLegal(pack.Characters[0], ActionCall.Parse(call), new GameState { Trust = trust }), Is.EqualTo(legal));
        }

        [Test]
        public void IsPublicFor_WhenSecretOrUnknown_IsFalse()
        {
            WorldPack pack = Example();
            Assert.That(pack.Facts[0].IsPublicFor(pack.Characters[0]), Is.True);
            Assert.That(pack.Facts[1].IsPublicFor(pack.Characters[0]), Is.False);
            Assert.That(pack.Facts[1].IsPublicFor(new CharacterCard("x", "X")), Is.False);
            Assert.That(pack.Facts[1].IsPublicFor(new CharacterCard("x", "X", knows: new[] { "key" })), Is.True);
        }

        private static byte[] Bytes(WorldPack pack)
        {
            var bytes = new ArrayBufferWriter<byte>();
            pack.Write(bytes);
            return bytes.WrittenSpan.ToArray();
        }

        private static WorldPack Example() => new WorldPack(
            "hollowmere",
            "Hollowmere",
            about: "A marsh village.",
            places: new[] { "The Drowned Lantern", "Hollowmere" },
            people: new[] { "Mara Fenwick" },
            items: new[] { "iron key", "ale" },
            flags: new[] { "bridge_repaired" },
            blocked: new[] { "damn" },
            facts: new[]
            {
                new Fact("bridge", "The bridge is out.", new[] { "bridge" }, null, Condition.Parse("!bridge_repaired")),
                new Fact("key", "The key lies under the stone.", new[] { "key" }, Array.Empty<string>()),
            },
            actions: new[] { new GameAction("give_item", "gives the player something", ArgumentKind.Item, Condition.Parse("trust >= 1")) },
            characters: new[]
            {
                new CharacterCard(
                    "żaneta",
                    "Żaneta \"Zed\" 名前",
                    speech: SpeechStyle.Riddling,
                    mood: Emotion.Afraid,
                    secrets: new[] { new Secret("key", Condition.Parse("trust >= 2")) },
                    sells: new[] { new Ware("ale", "1.50") },
                    actions: new[] { new ActionGrant("give_item", new[] { "iron key" }) },
                    lines: new[]
                    {
                        new AuthoredLine("l1", "Key?", "Here.", Emotion.Happy, ActionCall.Parse("give_item(iron key)")),
                        new AuthoredLine("l2", "Hm?", "What.", when: Condition.Parse("a or b")),
                    },
                    fallback: new Fallbacks(farewell: new[] { "Bye." })),
            });
    }
}
