using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Saves
{
    /// <summary>Compares a save with the bundle and world it is loaded with.</summary>
    internal static class SaveChanges
    {
        /// <summary>What differs about format and bundle.</summary>
        public static List<SaveChange> OfBundle(ConversationSave save, byte[] bundleHash, ulong tokenizer)
        {
            var changes = new List<SaveChange>();
            if (save.Version != SaveFormat.Version)
                Add(changes, SaveChangeKind.Format, string.Empty, $"The save has format version {save.Version}, the current one is {SaveFormat.Version}: what it lacked begins anew.");
            // Version 0 did not say which bundle and world it was made with.
            if (save.BundleHash.Length == 0)
                return changes;
            if (!save.BundleHash.AsSpan().SequenceEqual(bundleHash))
                Add(changes, SaveChangeKind.Bundle, string.Empty, "The save was made with another bundle: the same lines may be answered otherwise.");
            if (save.Tokenizer != tokenizer)
                Add(changes, SaveChangeKind.Tokenizer, string.Empty, "The bundle splits words otherwise: recent exchanges were encoded again from their text.");
            return changes;
        }

        /// <summary>What differs about the world; <paramref name="self"/> is null when the character is gone.</summary>
        public static List<SaveChange> OfWorld(ConversationSave save, WorldPack world, CharacterCard? self)
        {
            var changes = new List<SaveChange>();
            if (save.World != world.Id)
                Add(changes, SaveChangeKind.World, world.Id, $"The save belongs to the world '{save.World}', it is loaded with '{world.Id}'.");
            else if (save.WorldHash.Length > 0 && !save.WorldHash.AsSpan().SequenceEqual(world.Hash))
                Add(changes, SaveChangeKind.World, world.Id, $"The world '{world.Id}' was edited since the save.");
            foreach (var flag in save.Flags.Where(flag => !world.Flags.Contains(flag)))
                Add(changes, SaveChangeKind.FlagGone, flag, $"The flag '{flag}' was set in the save, the world has no such flag.");
            foreach (var fact in save.ToldFacts.Where(fact => world.FindFact(fact) == null))
                Add(changes, SaveChangeKind.FactGone, fact, $"The fact '{fact}' was told, the world has no such fact.");
            if (self == null)
            {
                Add(changes, SaveChangeKind.CharacterGone, save.Character, $"The world has no character '{save.Character}'. It has: {string.Join(", ", world.Characters.Select(c => c.Id))}.");
                return changes;
            }

            foreach (var line in save.State.Memory.Played.Distinct().Where(line => self.Lines.All(own => own.Id != line)))
                Add(changes, SaveChangeKind.LineGone, line, $"The authored line '{line}' was played, {self.Id} has no such line.");
            return changes;
        }

        /// <summary>The saved names that stand for nothing now.</summary>
        public static List<SaveChange> OfNames(IEnumerable<BoundSlot> lost) => lost.Select(slot => new SaveChange(
            SaveChangeKind.NameGone, slot.Name, $"'{slot.Name}' was mentioned, the world has no such name of that kind.")).ToList();

        private static void Add(List<SaveChange> changes, SaveChangeKind kind, string what, string message) =>
            changes.Add(new SaveChange(kind, what, message));
    }
}
