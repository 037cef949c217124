using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace GptDialogue.Studio.Files
{
    /// <summary>
    /// Unsaved work, kept on disk beside the project until it is saved or given up: what is left after a crash. Drafts of earlier
    /// sessions stay until they are dealt with, also while the same file is worked on again.
    /// </summary>
    internal sealed class DraftJournal(ProjectFolder folder, DateTimeOffset session)
    {
        /// <summary>Keeps a draft; it replaces an older one of the same file in this session.</summary>
        public void Keep(string path, string text, DiskText basis, DateTimeOffset now) =>
            AtomicFile.WriteText(PlaceOf(path), JsonSerializer.Serialize(new Draft(path, text, basis.Exists ? HashOf(basis.Text) : string.Empty, now)));

        /// <summary>Forgets the draft of this session.</summary>
        public void Drop(string path) => Delete(PlaceOf(path));

        /// <summary>Forgets a draft of an earlier session.</summary>
        public void Drop(Draft draft) => Delete(draft.Place);

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
                        drafts.Add(draft with { Place = file });
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

        private static void Delete(string place)
        {
            try
            {
                File.Delete(place);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                // An outdated draft is offered once more and recognised as saved then.
            }
        }

        private string PlaceOf(string path) => folder.Own("drafts", $"{HashOf(path)[..24]}-{session.UtcTicks}.json");
    }

    /// <summary>Unsaved work on one file.</summary>
    /// <param name="Path">The file, relative to the project.</param>
    /// <param name="Text">The text.</param>
    /// <param name="Basis">Fingerprint of the saved text it began from; empty if there was no file.</param>
    /// <param name="Time">When it was last changed.</param>
    internal sealed record Draft(string Path, string Text, string Basis, DateTimeOffset Time)
    {
        /// <summary>The journal's own file.</summary>
        [JsonIgnore]
        public string Place { get; init; } = string.Empty;
    }
}
