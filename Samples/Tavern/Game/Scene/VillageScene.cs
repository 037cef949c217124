using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>
    /// The village in motion: ticks sixty times a second, moves the player and the people, keeps the game's idea of places in step
    /// with the ground. Knows nothing of drawing or models. One thread.
    /// </summary>
    public sealed class VillageScene
    {
        /// <summary>Seconds of a tick.</summary>
        public const float Step = 1f / 60;

        /// <summary>Tiles within which one can be talked to; reaches over a counter.</summary>
        public const float TalkReach = 2.4f;

        private const float PlayerSpeed = 4.2f;

        private readonly VisitPlan _visits;
        private readonly Func<int, int, bool> _isOpen;

        /// <summary>Creates the scene of a game; the player stands where the game says.</summary>
        public VillageScene(TavernGame game, VillageMap? map = null, IReadOnlyList<Visit>? visits = null)
        {
            Game = game;
            Map = map ?? VillageMap.Hollowmere();
            People = game.World.Characters.Select((card, index) => new Villager(card, Map.PostOf(card.Id, index))).ToList();
            Player = new Walker(Map.ArrivalAt(game.Place), PlayerSpeed);
            _isOpen = (x, y) => Map.IsOpen(x, y, Game);
            _visits = new VisitPlan(this, visits ?? Visit.Hollowmere);
            _visits.Begin();
        }

        /// <summary>The game.</summary>
        public TavernGame Game { get; }

        /// <summary>The ground.</summary>
        public VillageMap Map { get; }

        /// <summary>The time of day.</summary>
        public DayClock Clock { get; } = new DayClock();

        /// <summary>The people.</summary>
        public IReadOnlyList<Villager> People { get; }

        /// <summary>The player.</summary>
        public Walker Player { get; }

        /// <summary>Where the player is steered: zero, or any direction.</summary>
        public Vector2 Steer { get; set; }

        /// <summary>Something happened that the player should read.</summary>
        public event Action<Outcome>? Happened;

        /// <summary>The person with an id; null when there is none.</summary>
        public Villager? Find(string id) => People.FirstOrDefault(p => p.Card.Id == id);

        /// <summary>The nearest person whom the player could talk to; null when nobody is near.</summary>
        public Villager? Nearest() => People.Where(CanTalk).OrderBy(p => Vector2.DistanceSquared(p.Body.Position, Player.Position)).FirstOrDefault();

        /// <summary>Whether the player stands where the hearth can be searched.</summary>
        public bool IsAtHearth()
        {
            var (x, y) = VillageMap.TileOf(Player.Position);
            return Map.At(x, y - 1) == Tiles.Hearth || Map.At(x - 1, y) == Tiles.Hearth || Map.At(x + 1, y) == Tiles.Hearth;
        }

        /// <summary>Whether the player could talk to a person: near, and at the same place.</summary>
        public bool CanTalk(Villager person) =>
            Vector2.Distance(person.Body.Position, Player.Position) <= TalkReach && Game.IsHere(person.Card);

        /// <summary>Sends the player to a position, or to beside it; false when there is no way.</summary>
        public bool WalkTo(Vector2 goal, float reach = 0.75f)
        {
            var way = PathFinder.Find(Map, Game, Player.Position, goal, reach);
            if (way != null)
                Player.Follow(way);
            return way != null;
        }

        /// <summary>Passes a sixtieth of a second.</summary>
        public void Tick()
        {
            Clock.Tick(Step);
            Player.Tick(Step, Steer, _isOpen);
            _visits.Tick();
            foreach (var person in People)
                person.Body.Tick(Step, Vector2.Zero, _isOpen);
            Enter(Map.PlaceAt(Player.Position));
        }

        /// <summary>Brings the player to where the game says, after an action moved it there (a boat, the watch).</summary>
        public void FollowGame()
        {
            if (!Same(Map.PlaceAt(Player.Position), Game.Place))
                Player.Place(Map.ArrivalAt(Game.Place));
        }

        /// <summary>Puts player and people where the clock and a saved game say.</summary>
        public void Resume(Vector2 player, float minutes)
        {
            Clock.Minutes = minutes;
            var (x, y) = VillageMap.TileOf(player);
            // A position from a file may be anything, and the map may have changed since.
            Player.Place(Map.IsOpen(x, y, Game) ? player : Map.ArrivalAt(Game.Place));
            Game.Arrive(Map.PlaceAt(Player.Position));
            _visits.Begin();
        }

        private void Enter(string place)
        {
            if (Same(place, Game.Place))
                return;
            Game.Arrive(place);
            var ambush = Bandits.Ambush(Game);
            if (ambush != null)
                Happened?.Invoke(Outcome.Done(ambush));
        }

        private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
