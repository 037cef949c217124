using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Authoring;
using GptDialogue.Studio.Checks;
using GptDialogue.Studio.Files;

namespace GptDialogue.Studio.Worlds
{
    /// <summary>The worlds of the project as the writer sees them, unsaved changes included.</summary>
    internal sealed class ProjectWorlds(Desk desk)
    {
        /// <summary>Paths of the world files.</summary>
        public IReadOnlyList<string> Paths => desk.Files.Where(file => file.Kind == FileKind.World).Select(file => file.Path).ToList();

        /// <summary>The world file that a character or suite belongs to, or the world file itself; null when there is none.</summary>
        public string? WorldOf(string path)
        {
            if (ProjectFolder.KindOf(path) == FileKind.World)
                return path;
            var folder = desk.Folder;
            var worlds = Paths;
            if (worlds.Count == 1)
                return worlds[0];
            // The nearest one above, as the readers have it.
            var full = folder.Full(path);
            return worlds.Where(world => IsAbove(folder.Full(world), full)).OrderByDescending(world => world.Count(c => c == '/')).FirstOrDefault();
        }

        /// <summary>Reads a world with its characters; null when its file cannot be read.</summary>
        public AuthoredWorld? Load(string worldPath)
        {
            using (ProblemScan.View(desk))
            {
                var full = desk.Folder.Full(worldPath);
                return WorldLoader.LoadWorld(full, AuthoredFiles.CardsOf(full, desk.Folder.Root), new ProblemList());
            }
        }

        /// <summary>The character a file holds, or null when it cannot be read.</summary>
        public CardSource? Card(string path)
        {
            using (ProblemScan.View(desk))
                return WorldLoader.LoadCard(desk.Folder.Full(path), new ProblemList());
        }

        private static bool IsAbove(string world, string file) =>
            file.StartsWith(Path.GetDirectoryName(world) + Path.DirectorySeparatorChar, StringComparison.Ordinal);
    }
}
