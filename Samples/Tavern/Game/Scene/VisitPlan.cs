using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace GptDialogue.Samples.Tavern.Game.Scene
{
    /// <summary>Sends people on their visits and home again, by the clock.</summary>
    internal sealed class VisitPlan
    {
        private readonly VillageScene _scene;
        private readonly IReadOnlyList<Visit> _visits;

        public VisitPlan(VillageScene scene, IReadOnlyList<Visit> visits)
        {
            _scene = scene;
            _visits = visits;
        }

        /// <summary>Puts everybody where they are at this hour.</summary>
        public void Begin()
        {
            foreach (var person in _scene.People)
            {
                person.Visit = Now(person);
                person.Body.Place(Spot(person));
                person.Body.LookAt(person.Body.Position + Vector2.UnitY);
            }

            Tick();
        }

        /// <summary>Lets people leave and return; keeps the game informed of where they are.</summary>
        public void Tick()
        {
            foreach (var person in _scene.People)
            {
                var visit = Now(person);
                if (visit != person.Visit)
                {
                    person.Visit = visit;
                    var way = PathFinder.Find(_scene.Map, _scene.Game, person.Body.Position, Spot(person), reach: 0.5f);
                    if (way != null)
                        person.Body.Follow(way);
                }

                _scene.Game.Whereabouts[person.Card.Id] = _scene.Map.PlaceAt(person.Body.Position);
            }
        }

        private Visit? Now(Villager person) =>
            _visits.FirstOrDefault(v => v.Guest == person.Card.Id && _scene.Clock.IsBetween(v.From, v.To) && _scene.Find(v.Host) != null);

        private static Vector2 Spot(Villager person) => person.Visit is Visit visit ? new Vector2(visit.Spot.X, visit.Spot.Y) : person.Post;
    }
}
