using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>
    /// Lets people who stand together talk among themselves. Their answers come from real conversations, which are not the
    /// player's, and nothing that is proposed in them happens.
    /// </summary>
    internal sealed class Chatter
    {
        // Near enough for two people to be in one talk.
        private const float Together = 4.5f;

        private readonly DialogueEngine _engine;
        private readonly IVillageView _view;
        private readonly List<Exchange> _exchanges = [];
        private int _number;

        public Chatter(DialogueEngine engine, IVillageView view, ulong seed)
        {
            _engine = engine;
            _view = view;
            _number = (int)(seed % 1000);
        }

        /// <summary>Whether people talk among themselves at all.</summary>
        public bool IsOn { get; set; } = true;

        /// <summary>
        /// For measurements: as many people talk without a pause, wherever they stand; 0 leaves it to who meets whom.
        /// </summary>
        public int Crowd { get; init; }

        /// <summary>Number of answers that are being generated right now.</summary>
        public int Speaking => _exchanges.Count(e => e.IsSpeaking);

        /// <summary>Whether somebody is about to begin.</summary>
        public bool IsOpening => _exchanges.Any(e => e.IsOpening);

        /// <summary>Begins, continues and ends the talks.</summary>
        /// <param name="scene">The village.</param>
        /// <param name="partner">Whom the player talks to: that person has no ear for others.</param>
        public void Tick(VillageScene scene, CharacterCard? partner)
        {
            foreach (var (a, b) in Pairs(scene).Where(pair => pair.A.Card != partner && pair.B.Card != partner))
            {
                if (IsOn && !_exchanges.Any(e => e.Has(a.Card) || e.Has(b.Card)))
                    _exchanges.Add(new Exchange(_engine, scene.Game, a, b, _number++, _view) { IsHasty = Crowd > 0 });
            }

            for (var i = _exchanges.Count - 1; i >= 0; i--)
            {
                var exchange = _exchanges[i];
                if (!IsOn || exchange.Has(partner) || !(Crowd > 0 || AreTogether(exchange.A, exchange.B)))
                    exchange.End();
                if (exchange.Tick(VillageScene.Step))
                    continue;
                exchange.Dispose();
                _exchanges.RemoveAt(i);
            }
        }

        /// <summary>Stops every talk.</summary>
        public void Clear()
        {
            foreach (var exchange in _exchanges)
                exchange.Dispose();
            _exchanges.Clear();
        }

        private IEnumerable<(Villager A, Villager B)> Pairs(VillageScene scene)
        {
            if (Crowd > 0)
            {
                for (var i = 0; i + 1 < Math.Min(Crowd, scene.People.Count); i += 2)
                    yield return (scene.People[i], scene.People[i + 1]);
                yield break;
            }

            foreach (var guest in scene.People.Where(p => p.Visit != null))
            {
                if (scene.Find(guest.Visit!.Host) is { } host && AreTogether(guest, host))
                    yield return (guest, host);
            }
        }

        private static bool AreTogether(Villager a, Villager b) =>
            !a.Body.IsUnderway && !b.Body.IsUnderway && Vector2.Distance(a.Body.Position, b.Body.Position) <= Together;
    }
}
