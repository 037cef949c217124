using System.IO;
using System.Linq;

namespace GptDialogue.Cli
{
    /// <summary>Finds the bundle to talk with when none is named.</summary>
    internal static class BundleFinder
    {
        private const string Pattern = "*.gptbundle";

        /// <summary>
        /// The named bundle; else the first one in the folder, in a folder above it, in a folder directly below one of those, or
        /// the one of the tavern sample.
        /// </summary>
        public static string Find(string? named, string folder)
        {
            if (named != null)
            {
                return File.Exists(named) ? named : throw new GptDialogueException($"There is no bundle {named}.");
            }

            string? at = Directory.Exists(folder) ? Path.GetFullPath(folder) : Path.GetDirectoryName(Path.GetFullPath(folder));
            for (int up = 0; up < 5 && at != null; up++, at = Path.GetDirectoryName(at))
            {
                string[] found = Directory.GetFiles(at, Pattern)
                    .Concat(Directory.GetDirectories(at).Where(inner => !Path.GetFileName(inner).StartsWith('.')).SelectMany(inner => Directory.GetFiles(inner, Pattern)))
                    .Concat(Directory.Exists(Path.Combine(at, "Samples", "Tavern")) ? Directory.GetFiles(Path.Combine(at, "Samples", "Tavern"), Pattern, SearchOption.AllDirectories) : [])
                    .ToArray();
                if (found.Length > 0)
                {
                    return found[0];
                }
            }

            throw new GptDialogueException($"No *.gptbundle lies in or near {folder}. Name one with --bundle FILE.");
        }
    }
}
