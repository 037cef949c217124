using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>The story of the bridge: which events set which flag. No reply sets a flag by itself.</summary>
    public static class Quest
    {
        /// <summary>Set when the player has spoken with the captain.</summary>
        public const string MetOrrin = "met_orrin";

        /// <summary>Set when the player takes the iron key from its hiding place.</summary>
        public const string FoundKey = "found_key";

        /// <summary>Set when the workers have mended the bridge.</summary>
        public const string BridgeRepaired = "bridge_repaired";

        /// <summary>What the quest is about.</summary>
        public const string Key = "iron key";

        private const string Captain = "orrin";
        private const string HidingPlace = "key_under_stone";

        /// <summary>Looks at what was just said and moves the story on; null when nothing happened.</summary>
        public static Outcome? Follow(TavernGame game, CharacterCard speaker, IReadOnlyList<string> facts)
        {
            if (speaker.Id == Captain && Raise(game, MetOrrin))
                return Outcome.Done($"You have met {speaker.Name}.");
            return facts.Contains(HidingPlace) && game.IsHere(speaker) ? TakeKey(game) : null;
        }

        /// <summary>Takes the key from its hiding place, once; null when it is gone.</summary>
        public static Outcome? TakeKey(TavernGame game)
        {
            if (!Raise(game, FoundKey))
                return null;
            game.Satchel.Add(Key);
            return Outcome.Done("You lift the loose hearthstone. The iron key lies under it, and you take it.");
        }

        /// <summary>Sets a flag; false when it was set, or when the world does not have it.</summary>
        public static bool Raise(TavernGame game, string flag)
        {
            if (!game.World.Flags.Contains(flag) || game.Flags.Flag(flag))
                return false;
            game.Flags.Set(flag);
            return true;
        }
    }
}
