using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Finds the authored files of a folder. A character belongs to the world file beside it or, failing that, to the one in the
    /// nearest folder above; a folder with a single world file in its whole tree gives that world every character in the tree.
    /// </summary>
    public static class AuthoredFiles
    {
        /// <summary>How world files end.</summary>
        public const string WorldSuffix = ".world.yaml";

        /// <summary>How character files end.</summary>
        public const string CardSuffix = ".npc.yaml";

        /// <summary>How suite files end.</summary>
        public const string SuiteSuffix = ".suite.yaml";

        /// <summary>The files of a kind in the folder and below, sorted by path; hidden folders are passed over.</summary>
        public static IReadOnlyList<string> Find(string folder, string suffix)
        {
            var found = new List<string>();
            Collect(folder, found, suffix, 0);
            return found.Select(Short).OrderBy(file => file, StringComparer.Ordinal).ToList();
        }

        /// <summary>The character files that belong to a world file, given the folder the search began in.</summary>
        public static IReadOnlyList<string> CardsOf(string worldFile, string folder)
        {
            IReadOnlyList<string> worlds = Find(folder, WorldSuffix);
            if (worlds.Count <= 1)
            {
                return Find(folder, CardSuffix);
            }

            string home = FolderOf(worldFile);
            var homes = new HashSet<string>(worlds.Select(FolderOf), StringComparer.Ordinal);
            return Find(home, CardSuffix).Where(card => NearestHome(card, homes) == home).ToList();
        }

        /// <summary>The full path of the folder a file lies in.</summary>
        public static string FolderOf(string file) => Path.GetDirectoryName(Path.GetFullPath(file))!;

        /// <summary>
        /// One spelling for a path, so that the same file found twice is the same: relative to the working folder when below it,
        /// as compilers write it, else in full.
        /// </summary>
        public static string Short(string path)
        {
            string full = Path.GetFullPath(path), relative = Path.GetRelativePath(Directory.GetCurrentDirectory(), full);
            return relative.StartsWith("..", StringComparison.Ordinal) ? full : relative;
        }

        private static string? NearestHome(string file, HashSet<string> homes)
        {
            for (string? folder = FolderOf(file); folder != null; folder = Path.GetDirectoryName(folder))
            {
                if (homes.Contains(folder))
                {
                    return folder;
                }
            }

            return null;
        }

        private static void Collect(string folder, List<string> found, string suffix, int depth)
        {
            // A link that points upwards would otherwise never end.
            if (depth > 16)
            {
                return;
            }

            foreach (string file in Directory.GetFiles(folder))
            {
                if (file.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) || file.EndsWith(suffix.Replace(".yaml", ".yml"), StringComparison.OrdinalIgnoreCase))
                {
                    found.Add(file);
                }
            }

            foreach (string inner in Directory.GetDirectories(folder))
            {
                if (!Path.GetFileName(inner).StartsWith(".", StringComparison.Ordinal))
                {
                    Collect(inner, found, suffix, depth + 1);
                }
            }
        }
    }
}
