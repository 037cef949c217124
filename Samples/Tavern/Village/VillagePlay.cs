using System;
using System.Numerics;
using GptDialogue.Samples.Tavern.Game;
using GptDialogue.Samples.Tavern.Game.Scene;
using GptDialogue.Samples.Tavern.Play;
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

        /// <summary>Passes a sixtieth of a second.</summary>
        public void Tick()
        {
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

        /// <summary>Saves into a slot, at any moment; a reply in progress is not part of it.</summary>
        public void Save(int slot)
        {
            try
            {
                Slots.Write(slot, Capture());
                _view.Notice(Outcome.Done($"Saved in slot {slot}."));
                _view.Changed();
            }
            catch (GptDialogueException fault)
            {
                _view.Notice(Outcome.Refused(fault.Message));
            }
        }

        /// <summary>Continues from a slot; when that fails the running game goes on untouched.</summary>
        public void Load(int slot)
        {
            try
            {
                Restore(Slots.Read(slot));
                _view.Notice(Outcome.Done($"You continue from slot {slot}."));
            }
            catch (GptDialogueException fault)
            {
                _view.Notice(Outcome.Refused(fault.Message));
            }
        }

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

        private void Restore(VillageSave save)
        {
            // Everything that can fail comes first.
            var scene = GameSave.Read(save.Scene, () => new TavernGame(_play.Game.World));
            var memories = Memories.Restore(_play.Engine, scene.Game, save.Conversations);
            Talk.Abandon();
            Chatter.Clear();
            _goingTo = null;
            var changes = Memories.Continue(_play, scene.Game, memories);
            Scene = Watched(scene);
            Talk.Transcripts.Replace(save.Lines);
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
