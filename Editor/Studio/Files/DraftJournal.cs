using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace GptDialogue.Studio.Files
{
    /// <summary>Unsaved work, kept on disk beside the project until it is saved or given up: what is left after a crash.</summary>
    internal sealed class DraftJournal(ProjectFolder folder)
    {
        /// <summary>Keeps a draft; it replaces an older one of the same file.</summary>
        public void Keep(string path, string text, DiskText basis, DateTimeOffset now) =>
            AtomicFile.WriteText(PlaceOf(path), JsonSerializer.Serialize(new Draft(path, text, basis.Exists ? HashOf(basis.Text) : string.Empty, now)));

        public void Drop(string path)
        {
            try
            {
                File.Delete(PlaceOf(path));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // An outdated draft is offered once more and recognised as saved then.
            }
        }

        /// <summary>The drafts that an earlier session left, oldest first. What cannot be read is passed over and stays where it is.</summary>
        public IReadOnlyList<Draft> Read()
        {
            var drafts = new List<Draft>();
            var home = folder.Own("drafts");
            foreach (var file in Directory.Exists(home) ? Directory.GetFiles(home, "*.json") : [])
            {
                try
                {
                    if (JsonSerializer.Deserialize<Draft>(File.ReadAllText(file)) is { Path: not null, Text: not null } draft && folder.Full(draft.Path) != null)
                        drafts.Add(draft);
                }
                catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException or ProjectPathException)
                {
                    // Not one of ours, or damaged.
                }
            }

            return drafts.OrderBy(draft => draft.Time).ToList();
        }

        /// <summary>A fingerprint of a text, to see whether a file changed since.</summary>
        public static string HashOf(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

        private string PlaceOf(string path) => folder.Own("drafts", HashOf(path)[..24] + ".json");
    }

    /// <summary>Unsaved work on one file.</summary>
    /// <param name="Path">The file, relative to the project.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Basis">Fingerprint of the saved text it began from; empty if there was no file.</param>
    /// <param name="Time">When it was last changed.</param>
    internal sealed record Draft(string Path, string Text, string Basis, DateTimeOffset Time);
}
