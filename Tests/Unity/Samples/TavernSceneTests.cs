using System.Linq;
using GptDialogue.Samples.Tavern.Unity;
using GptDialogue.Samples.Tavern.Unity.Editor;
using NUnit.Framework;
using UnityEngine;
using UnityShims;

namespace GptDialogue.Unity.Tests.Samples
{
    public sealed class TavernSceneTests
    {
        private TavernScene _scene = null!;

        [SetUp]
        public void Build()
        {
            Stage.Enter();
            _scene = TavernSceneBuilder.Fill(Stage.World, Stage.Bundle);
            Stage.Until(() => DialogueHost.Current!.State == HostState.Ready);
        }

        [TearDown]
        public void Stop()
        {
            PlayLoop.Stop();
            Assert.That(LiveEngines.Count, Is.Zero);
        }

        [Test]
        public void Scene_WhenBuilt_HasEverybodyAndBeginsWithTheTavernKeeper()
        {
            Assert.That(_scene.People.Select(person => person.Card!.Id), Is.EquivalentTo(Stage.World.Pack.Characters.Select(card => card.Id)));
            Assert.That(_scene.Partner!.Card!.Id, Is.EqualTo("mara"));
            Assert.That(_scene.Suggested, Is.Not.Empty);
        }

        [Test]
        public void Say_WhenAnActionIsProposed_LetsTheGameDecide()
        {
            var copper = _scene.Game!.Purse.Copper;

            Say("I need a bed for the night.");

            Assert.That(_scene.Story, Has.Some.StartsWith("Mara Fenwick: "));
            Assert.That(_scene.Game.HasRoom, Is.True);
            Assert.That(_scene.Game.Purse.Copper, Is.LessThan(copper));
            Assert.That(Stage.Errors(), Is.Empty);
        }

        [Test]
        public void TurnTo_WhenThereIsAWay_WalksThereAndTalksToTheOther()
        {
            var other = _scene.People.First(person => person.Card!.Id == "orrin");

            _scene.TurnTo(other);

            if (_scene.Partner == other)
            {
                Say("Hello");
                Assert.That(_scene.Game!.IsHere(other.Card!), Is.True);
                Assert.That(_scene.Story, Has.Some.StartsWith(other.Card!.Name + ": "));
            }
            else
            {
                Assert.That(_scene.Game!.IsHere(other.Card!), Is.False, "no way leads there, and the story says so");
            }
        }

        [Test]
        public void Destroy_MidReply_LeavesNoErrors()
        {
            _scene.Say("What happened to the bridge?");
            Object.Destroy(_scene.Partner!.gameObject);
            Stage.Frames(20);

            Assert.That(_scene.Story, Has.None.StartsWith("Mara Fenwick: "));
            Assert.That(Stage.Errors(), Is.Empty);
        }

        private void Say(string line)
        {
            var told = _scene.Story.Count;
            _scene.Say(line);
            Stage.Until(() => !_scene.Partner!.Npc.IsTalking && _scene.Story.Count > told + 1);
        }
    }
}
