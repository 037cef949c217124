using System;
using System.Collections.Generic;
using System.Numerics;
using GptDialogue.Dialogue;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Samples.Tavern.Play;
using GptDialogue.Saves;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>
    /// The whole of the playable scene without a picture: the village in motion, the player's talk, the people's own talk, saves.
    /// A view calls <see cref="Tick"/> sixty times a second and the other members as the player wishes. One thread.
    /// </summary>
    internal sealed class VillagePlay
    {
        private readonly TavernPlay _play;
        private readonly IVillageView _view;
        private readonly Errands _errands = new();
        // Ways tried to reach one person who keeps walking on.
        private const int MostWays = 20;

        private string? _goingTo;
        private int _ways;

        public VillagePlay(TavernPlay play, IVillageView view, SaveSlots slots, ulong seed, int crowd = 0)
        {
            _play = play;
            _view = view;
            Slots = slots;
            Talk = new Talk(play, view);
            Chatter = new Chatter(play.Engine, view, seed) { Crowd = crowd };
            Scene = Watched(new VillageScene(play.Game));
            play.TurnTo(null);
        }

        /// <summary>The village.</summary>
        public VillageScene Scene { get; private set; }

        /// <summary>The player's talk.</summary>
        public Talk Talk { get; }

        /// <summary>The people's talk among themselves.</summary>
        public Chatter Chatter { get; }

        /// <summary>The saved games.</summary>
        public SaveSlots Slots { get; }

        /// <summary>Whether a game is being saved or loaded.</summary>
        public bool IsFiling => _errands.IsBusy;

        /// <summary>Passes a sixtieth of a second.</summary>
        public void Tick()
        {
            _errands.Settle(fault => _view.Notice(Outcome.Refused(fault.Message)));
            Scene.Tick();
            Talk.Tick(Scene);
            Chatter.Tick(Scene, Talk.Partner);
            if (_goingTo is { } id && !Scene.Player.IsUnderway)
            {
                _goingTo = null;
                if (Scene.Find(id) is { } person)
                    Arrive(person);
            }
        }

        /// <summary>Shows words that have come since the last tick, without passing time.</summary>
        public void Listen() => Talk.Tick(Scene);

        /// <summary>Steers the player; zero stops. Steering breaks off a way that was being walked.</summary>
        public void Steer(Vector2 direction)
        {
            if (direction != Vector2.Zero)
                _goingTo = null;
            Scene.Steer = direction;
        }

        /// <summary>Walks to a spot.</summary>
        public void WalkTo(Vector2 goal)
        {
            _goingTo = null;
            if (!Scene.WalkTo(goal))
                _view.Notice(Outcome.Refused(Roads.Closed(Scene.Game, Scene.Map.PlaceAt(goal)) ?? "There is no way to that spot."));
        }

        /// <summary>Walks up to somebody and begins to talk.</summary>
        public void Visit(string id)
        {
            if (Scene.Find(id) is not { } person)
                return;
            if (Scene.CanTalk(person))
            {
                TurnTo(person);
                return;
            }

            _ways = 0;
            Approach(person);
        }

        /// <summary>Does what lies at hand: turns to the nearest person, or searches the hearth.</summary>
        public void Act()
        {
            if (Scene.Nearest() is { } person)
            {
                TurnTo(person);
            }
            else if (Scene.IsAtHearth())
            {
                _view.Notice(Hearth.Search(Scene.Game));
                _view.Changed();
            }
            else
            {
                _view.Notice(Outcome.Refused("Nobody is near enough to talk to."));
            }
        }

        /// <summary>Buys an item from the partner.</summary>
        public void Buy(string item)
        {
            if (Talk.Partner is not { } seller)
                return;
            _view.Notice(Counter.Buy(Scene.Game, seller, item));
            _view.Changed();
        }

        /// <summary>
        /// Saves this moment into a slot; a reply in progress is not part of it. The file is written on another thread, and
        /// <see cref="Tick"/> tells when it is there.
        /// </summary>
        public void Save(int slot)
        {
            var save = Capture();
            _errands.Begin(() =>
            {
                Slots.Write(slot, save);
                return () =>
                {
                    _view.Notice(Outcome.Done($"Saved in slot {slot}."));
                    _view.Changed();
                };
            });
        }

        /// <summary>
        /// Continues from a slot. File and people are made ready on another thread while the running game goes on; <see cref="Tick"/>
        /// then changes over. When it fails the running game stays as it is.
        /// </summary>
        public void Load(int slot)
        {
            var (engine, world) = (_play.Engine, _play.Game.World);
            _errands.Begin(() =>
            {
                var save = Slots.Read(slot);
                var scene = GameSave.Read(save.Scene, () => new TavernGame(world));
                var memories = Memories.Restore(engine, scene.Game, save.Conversations);
                return () =>
                {
                    Continue(scene, memories, save.Lines);
                    _view.Notice(Outcome.Done($"You continue from slot {slot}."));
                };
            });
        }

        /// <summary>Waits for saved games that are being written, so that a program that ends loses none.</summary>
        public void Finish(TimeSpan limit) => _errands.Finish(limit);

        private void Arrive(Villager person)
        {
            if (Scene.CanTalk(person))
                TurnTo(person);
            else
                Approach(person); // whoever walked on meanwhile is followed
        }

        // Near but at another place, as on two sides of a threshold: right up to the person then.
        private void Approach(Villager person)
        {
            var isNear = Vector2.Distance(person.Body.Position, Scene.Player.Position) <= VillageScene.TalkReach;
            if (_ways++ < MostWays && Scene.WalkTo(person.Body.Position, isNear ? 1.1f : VillageScene.TalkReach - 0.3f))
                _goingTo = person.Card.Id;
            else
                _view.Notice(Outcome.Refused($"You find no way to {person.Card.Name}."));
        }

        private VillageSave Capture() => new()
        {
            Scene = GameSave.Write(Scene),
            Lines = Talk.Transcripts.All,
            Conversations = Memories.Save(_play.Conversations),
        };

        private void Continue(VillageScene scene, IReadOnlyList<RestoredConversation> memories, IReadOnlyDictionary<string, List<SpokenLine>> lines)
        {
            Talk.Abandon();
            Chatter.Clear();
            _goingTo = null;
            var changes = Memories.Continue(_play, scene.Game, memories);
            Scene = Watched(scene);
            Talk.Transcripts.Replace(lines);
            _view.Replaced();
            if (changes != null)
                _view.Notice(changes);
        }

        private void TurnTo(Villager person)
        {
            Scene.Player.Stop();
            Scene.Player.LookAt(person.Body.Position);
            person.Body.LookAt(Scene.Player.Position);
            Talk.TurnTo(person.Card);
        }

        private VillageScene Watched(VillageScene scene)
        {
            scene.Happened += outcome =>
            {
                _view.Notice(outcome);
                _view.Changed();
            };
            return scene;
        }
    }
}
