using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using NUnit.Framework;

namespace GptDialogue.Samples.Tests.Tavern.Game.Scene
{
    public sealed class VillageSceneTests
    {
        [Test]
        public void Map_WhenBuilt_NamesPlacesOfTheWorldAndOpenArrivals()
        {
            var game = TestGame.Beside("mara");
            var map = VillageMap.Hollowmere();
            Assert.That(map.Areas.Select(a => a.Place).Except(TestGame.World.Places), Is.Empty);
            foreach (var area in map.Areas)
            {
                Assert.That(map.IsOpen(area.Arrival.X, area.Arrival.Y, game), Is.True, area.Place);
                Assert.That(map.PlaceAt(new Vector2(area.Arrival.X, area.Arrival.Y)), Is.EqualTo(area.Place));
            }
        }

        [Test]
        public void People_WhenAtWork_StandAtTheirAuthoredPlaceWithinReach()
        {
            var scene = At(3);
            foreach (var person in scene.People)
            {
                Assert.That(scene.Map.PlaceAt(person.Post), Is.EqualTo(person.Card.Place), person.Card.Id);
                Assert.That(PathFinder.Find(scene.Map, scene.Game, scene.Player.Position, person.Post, VillageScene.TalkReach - 0.3f), Is.Not.Null, person.Card.Id);
            }
        }

        [Test]
        public void Visits_WhenTheirHourCame_AreReachableAndAtTheHostsPlace()
        {
            foreach (var visit in Visit.Hollowmere)
            {
                var scene = At(visit.From);
                var spot = new Vector2(visit.Spot.X, visit.Spot.Y);
                Assert.That(scene.Find(visit.Guest)!.Body.Position, Is.EqualTo(spot));
                Assert.That(scene.Map.PlaceAt(spot), Is.EqualTo(scene.Find(visit.Host)!.Card.Place));
                Assert.That(PathFinder.Find(scene.Map, scene.Game, scene.Find(visit.Guest)!.Post, spot, 0.5f), Is.Not.Null, visit.Guest);
            }
        }

        [Test]
        public void Tick_WhenAVisitEnds_WalksTheGuestHome()
        {
            var scene = At(18, minute: 59);
            var tam = scene.Find("tam")!;
            Assert.That(scene.Game.PlaceOf(tam.Card), Is.EqualTo("The Drowned Lantern"));
            Tick(scene, 60 * 60);
            Assert.That(tam.Body.Position, Is.EqualTo(tam.Post));
            Assert.That(scene.Game.PlaceOf(tam.Card), Is.EqualTo("reed landing"));
        }

        [Test]
        public void Steer_WhenAWallIsInTheWay_SlidesAlongIt()
        {
            var scene = At(12);
            scene.Player.Place(new Vector2(19, 24));
            scene.Steer = new Vector2(1, 1);
            Tick(scene, 120);
            Assert.That(scene.Player.Position.X, Is.InRange(19.5f, 20.5f));
            Assert.That(scene.Map.IsOpen((int)MathF.Round(scene.Player.Position.X), (int)MathF.Round(scene.Player.Position.Y), scene.Game), Is.True);
        }

        [Test]
        public void WalkTo_WhenThereIsAWay_ArrivesAndEntersThePlace()
        {
            var scene = At(12);
            Assert.That(scene.WalkTo(new Vector2(31, 11)), Is.True);
            Tick(scene, 60 * 20);
            Assert.That(scene.Game.Place, Is.EqualTo("north bridge"));
            Assert.That(scene.Nearest()!.Card.Id, Is.EqualTo("orrin"));
        }

        [TestCase("Saltgate", Quest.BridgeRepaired)]
        [TestCase("tollhouse", Quest.FoundKey)]
        public void WalkTo_WhenTheStoryBarsTheWay_OpensWithItsFlag(string place, string flag)
        {
            var scene = At(12);
            Assert.That(scene.WalkTo(scene.Map.ArrivalAt(place)), Is.False);
            scene.Game.Flags.Set(flag);
            Assert.That(scene.WalkTo(scene.Map.ArrivalAt(place)), Is.True);
            Tick(scene, 60 * 25);
            Assert.That(scene.Game.Place, Is.EqualTo(place));
        }

        [Test]
        public void Enter_WhenBanditsHideThere_TellsWhatTheyDid()
        {
            var scene = At(12);
            var told = new List<string>();
            scene.Happened += outcome => told.Add(outcome.Text);
            scene.Player.Place(scene.Map.ArrivalAt("Crookmill"));
            Tick(scene, 2);
            Assert.That(told.Single(), Does.StartWith("Three bandits"));
            Assert.That(scene.Game.IsWounded, Is.True);
        }

        [Test]
        public void FollowGame_WhenTheFerrymanRowed_PutsThePlayerAshore()
        {
            var scene = At(12);
            scene.Game.Arrive("Saltgate");
            scene.FollowGame();
            Assert.That(scene.Map.PlaceAt(scene.Player.Position), Is.EqualTo("Saltgate"));
        }

        [Test]
        public void Hearth_WhenSearched_GivesTheKeyToAFriendOnce()
        {
            var scene = At(12);
            scene.Player.Place(new Vector2(18, 20));
            Assert.That(scene.IsAtHearth(), Is.True);
            Assert.That(Hearth.Search(scene.Game).Happened, Is.False);
            scene.Game.Trust.Set("mara", Hearth.Friend);
            Assert.That(Hearth.Search(scene.Game).Happened, Is.True);
            Assert.That(Hearth.Search(scene.Game).Happened, Is.False);
            Assert.That(scene.Game.Satchel.Items, Is.EqualTo(new[] { Quest.Key }));
        }

        [TestCase(23 * 60, 20, 24, true)]
        [TestCase(2 * 60, 22, 5, true)]
        [TestCase(12 * 60, 22, 5, false)]
        public void Clock_WhenAskedForASpan_KnowsMidnight(int minutes, int from, int to, bool expected) =>
            Assert.That(new DayClock { Minutes = minutes }.IsBetween(from, to), Is.EqualTo(expected));

        [Test]
        public void Clock_WhenADayHasPassed_BeginsAgain()
        {
            var clock = new DayClock { Minutes = DayClock.Day - 1 };
            clock.Tick(2 / DayClock.Pace);
            Assert.That(clock.Minutes, Is.EqualTo(1).Within(0.01));
        }

        [Test]
        public void Journal_WhenTheStoryMovesOn_ShowsTheNextStep()
        {
            var game = TestGame.Beside("mara");
            Assert.That(Journal.Of(game).Select(e => e.Done), Is.EqualTo(new[] { false }));
            game.Flags.Set(Quest.MetOrrin);
            Assert.That(Journal.Of(game).Select(e => e.Done), Is.EqualTo(new[] { true, false }));
            game.Flags.Set(Quest.FoundKey);
            game.Flags.Set(Quest.BridgeRepaired);
            Assert.That(Journal.Of(game).All(e => e.Done), Is.True);
        }

        private static VillageScene At(int hour, int minute = 0)
        {
            var scene = new VillageScene(TestGame.Beside("mara"));
            scene.Resume(scene.Player.Position, (hour * 60) + minute);
            return scene;
        }

        private static void Tick(VillageScene scene, int ticks)
        {
            for (var i = 0; i < ticks; i++)
                scene.Tick();
        }
    }
}
