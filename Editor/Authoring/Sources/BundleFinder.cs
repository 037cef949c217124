using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Finds the bundles to talk with near the files of a world.</summary>
    public static class BundleFinder
    {
        private const string Pattern = "*.gptbundle";

        /// <summary>The named bundle, else the nearest one, see <see cref="Near"/>.</summary>
        /// <exception cref="GptDialogueException">The named one does not exist, or none lies near.</exception>
        public static string Find(string? named, string folder)
        {
            if (named != null)
            {
                return File.Exists(named) ? named : throw new GptDialogueException($"There is no bundle {named}.");
            }

            return Near(folder).FirstOrDefault() ?? throw new GptDialogueException($"No *.gptbundle lies in or near {folder}. Name one with --bundle FILE.");
        }

        /// <summary>
        /// The bundles of the nearest place that has any: the folder, a folder above it, a folder directly below one of those, or
        /// the tavern sample.
        /// </summary>
        public static IReadOnlyList<string> Near(string folder)
        {
            string? at = Directory.Exists(folder) ? Path.GetFullPath(folder) : Path.GetDirectoryName(Path.GetFullPath(folder));
            for (int up = 0; up < 5 && at != null; up++, at = Path.GetDirectoryName(at))
            {
                string tavern = Path.Combine(at, "Samples", "Tavern");
                List<string> found = Directory.GetFiles(at, Pattern)
                    .Concat(Directory.GetDirectories(at).Where(inner => !Path.GetFileName(inner).StartsWith(".", System.StringComparison.Ordinal)).SelectMany(inner => Directory.GetFiles(inner, Pattern)))
                    .Concat(Directory.Exists(tavern) ? Directory.GetFiles(tavern, Pattern, SearchOption.AllDirectories) : new string[0])
                    .ToList();
                if (found.Count > 0)
                {
                    return found;
                }
            }

            return new List<string>();
        }
    }
}
