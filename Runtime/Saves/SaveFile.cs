using System;
using System.IO;
using GptDialogue.Files;

namespace GptDialogue.Saves
{
    /// <summary>
    /// Saves as files, for games without save files of their own. One writer at a time for each file. After a crash at any moment
    /// the file is the old save or the new one.
    /// </summary>
    public static class SaveFile
    {
        /// <summary>Largest file that is read: room for thousands of conversations in one file of the game's own.</summary>
        public const int MaxBytes = 64 << 20;

        /// <summary>Writes bytes (a save, or whatever a game wraps around many) as one file; missing folders are created.</summary>
        /// <exception cref="GptDialogueException">The file cannot be written; an existing one is untouched.</exception>
        public static void Write(string path, byte[] bytes)
        {
            if (bytes == null) throw new ArgumentNullException(nameof(bytes));
            AtomicFile.Write(path, stream => stream.Write(bytes, 0, bytes.Length));
            AtomicFile.RemoveLeftovers(path);
        }

        /// <summary>Reads what <see cref="Write"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The file is missing, too large or cannot be read.</exception>
        public static byte[] Read(string path) => BoundedFile.Read(path, MaxBytes, "save", "Check the path, or begin anew.");
    }
}
