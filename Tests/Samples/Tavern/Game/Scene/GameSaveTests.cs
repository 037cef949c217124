using System;
using System.Numerics;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Worlds;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Game.Scene
{
    public sealed class GameSaveTests
    {
        [Test]
        public void Save_WhenReadBack_IsTheSameScene()
        {
            var scene = Played();
            var restored = GameSave.Read(GameSave.Write(scene), New);
            Assert.That(GameSave.Write(restored), Is.EqualTo(GameSave.Write(scene)));
            var game = restored.Game;
            Assert.That(game.Purse.Copper, Is.EqualTo(12));
            Assert.That(game.Satchel.Items, Is.EqualTo(new[] { "iron key", "ale", "ale" }));
            Assert.That(game.Flags.Flag(Quest.FoundKey), Is.True);
            Assert.That(game.Flags.Flag(Quest.BridgeRepaired), Is.False);
            Assert.That(game.Trust.Of("mara"), Is.EqualTo(2));
            Assert.That(game.Trust.Hear("mara", Tone.Friendly), Is.Zero, "thanks must not gain trust again right after loading");
            Assert.That(game.IsWounded, Is.True);
            Assert.That(game.Place, Is.EqualTo("forge"));
            Assert.That(restored.Clock.Minutes, Is.EqualTo(600));
        }

        [Test]
        public void Read_WhenBytesAreCutOff_SaysThatTheSaveIsDamaged()
        {
            var bytes = GameSave.Write(Played());
            for (var length = 0; length < bytes.Length; length++)
            {
                var cut = bytes.AsSpan(0, length).ToArray();
                Assert.That(() => GameSave.Read(cut, New), Throws.InstanceOf<GptDialogueException>(), length.ToString());
            }
        }

        [Test]
        public void Read_WhenAByteIsWrong_NeverThrowsAnythingElse()
        {
            var bytes = GameSave.Write(Played());
            for (var i = 0; i < bytes.Length; i++)
            {
                foreach (var wrong in new byte[] { 0, 0x7f, 0xc1, 0xdd, 0xff })
                {
                    var changed = (byte[])bytes.Clone();
                    changed[i] = wrong;
                    try
                    {
                        var scene = GameSave.Read(changed, New);
                        Assert.That(scene.Game.Purse.Copper, Is.GreaterThanOrEqualTo(0));
                        Assert.That(float.IsFinite(scene.Player.Position.X) && float.IsFinite(scene.Clock.Minutes), Is.True);
                    }
                    catch (GptDialogueException)
                    {
                        // Refused with a message: what a player should see.
                    }
                }
            }
        }

        [Test]
        public void Read_WhenOfAnotherWorld_NamesBoth()
        {
            var bytes = GameSave.Write(Played());
            var fault = Assert.Throws<GptDialogueException>(() => GameSave.Read(bytes, () => new TavernGame(new WorldPack("harbour", "Harbour"))))!;
            Assert.That(fault.Message, Does.Contain("'hollowmere'").And.Contain("'harbour'"));
        }

        private static TavernGame New() => new(TestGame.World);

        private static VillageScene Played()
        {
            var game = TestGame.Beside("bregga");
            game.Purse.Fill(12);
            game.Satchel.Add("iron key");
            game.Satchel.Add("ale");
            game.Satchel.Add("ale");
            game.Flags.Set(Quest.FoundKey);
            game.Trust.Set("mara", 1);
            game.Trust.Hear("mara", Tone.Friendly);
            game.Gifts.Add("mara/bread");
            game.Map.Add("forge");
            game.IsWounded = true;
            var scene = new VillageScene(game);
            scene.Resume(new Vector2(46, 23), 600);
            return scene;
        }
    }
}
