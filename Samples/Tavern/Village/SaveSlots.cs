using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GptDialogue.Saves;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>The files of saved games: a few numbered slots in one folder. No name ever comes from outside.</summary>
    internal sealed class SaveSlots(string folder)
    {
        /// <summary>Number of slots; they are numbered from 1.</summary>
        public const int Count = 3;

        /// <summary>Where saved games lie unless told otherwise.</summary>
        public static string DefaultFolder { get; } =
            Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData), "GptDialogue", "Tavern");

        /// <summary>When each slot was written; null for an empty one.</summary>
        public IReadOnlyList<DateTime?> Times => Enumerable.Range(1, Count).Select(slot => File.Exists(FileOf(slot)) ? File.GetLastWriteTime(FileOf(slot)) : (DateTime?)null).ToList();

        /// <summary>Writes a slot; a failure leaves what was in it.</summary>
        /// <exception cref="GptDialogueException">There is no such slot, or the disk refuses.</exception>
        public void Write(int slot, VillageSave save)
        {
            SaveFile.Write(FileOf(slot), save.ToBytes());
        }

        /// <summary>Reads a slot.</summary>
        /// <exception cref="GptDialogueException">There is no such slot, it is empty, or its file is damaged.</exception>
        public VillageSave Read(int slot)
        {
            if (!File.Exists(FileOf(slot)))
                throw new GptDialogueException($"Slot {slot} is empty.");
            return VillageSave.Read(SaveFile.Read(FileOf(slot)));
        }

        private string FileOf(int slot) => slot is >= 1 and <= Count
            ? Path.Combine(folder, "slot" + slot.ToString(CultureInfo.InvariantCulture) + ".save")
            : throw new GptDialogueException($"There is no slot {slot}; there are 1 to {Count}.");
    }
}
