using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Authoring;

namespace GptDialogue.Studio.Files
{
    /// <summary>
    /// The folder that is being worked on. Every path that comes from a page is resolved here; nothing outside the folder is read or
    /// written, whatever the path says and wherever links in the folder point.
    /// </summary>
    internal sealed class ProjectFolder
    {
        private static readonly StringComparison PathComparison = OperatingSystem.IsLinux() ? StringComparison.Ordinal : StringComparison.OrdinalIgnoreCase;

        public ProjectFolder(string root)
        {
            if (!Directory.Exists(root))
                throw new GptDialogueException($"There is no folder {root}. Name the folder of a world, or of several.");
            var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root));
            Root = new DirectoryInfo(full).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? full;
        }

        /// <summary>Full path without a separator at the end.</summary>
        public string Root { get; }

        public string Name => Path.GetFileName(Root) is { Length: > 0 } name ? name : Root;

        /// <summary>Where the Studio keeps what is its own: drafts, runs, talks. Hidden, and left out of version control.</summary>
        public string Own(params string[] parts)
        {
            var folder = Path.Combine(Root, ".studio");
            if (!Directory.Exists(folder))
            {
                Directory.CreateDirectory(folder);
                File.WriteAllText(Path.Combine(folder, ".gitignore"), "*\n");
            }

            var path = Path.Combine([folder, .. parts]);
            Guard(path);
            return path;
        }

        /// <summary>The full path of an authored file given relative to the folder, with '/' or the system's separator.</summary>
        /// <exception cref="ProjectPathException">It lies outside, is hidden, or is no authored file.</exception>
        public string Full(string relative)
        {
            if (string.IsNullOrEmpty(relative) || relative.Contains('\0') || Path.IsPathRooted(relative) || (OperatingSystem.IsWindows() && relative.Contains(':')))
                throw new ProjectPathException(relative);
            var parts = relative.Split('/', '\\');
            if (parts.Any(part => part.Length == 0 || part[0] == '.') || KindOf(relative) == FileKind.None)
                throw new ProjectPathException(relative);
            var full = Path.GetFullPath(Path.Combine(Root, Path.Combine(parts)));
            Guard(full);
            return full;
        }

        /// <summary>A full path as it is shown and sent: relative to the folder, with '/'.</summary>
        public string Relative(string full) => Path.GetRelativePath(Root, full).Replace('\\', '/');

        /// <summary>Refuses a full path that lies outside the folder, or leads out of it through a link.</summary>
        /// <exception cref="ProjectPathException">It does.</exception>
        public void Guard(string full)
        {
            full = Path.GetFullPath(full);
            if (!IsInside(full))
                throw new ProjectPathException(full);
            for (var at = full; at.Length > Root.Length; at = Path.GetDirectoryName(at)!)
            {
                FileSystemInfo info = Directory.Exists(at) ? new DirectoryInfo(at) : new FileInfo(at);
                if (info.LinkTarget == null)
                    continue;
                // A link that leads nowhere can be made to lead anywhere once it is written through.
                var target = info.ResolveLinkTarget(returnFinalTarget: true);
                if (target is not { Exists: true } || !IsInside(target.FullName))
                    throw new ProjectPathException(full);
            }
        }

        /// <summary>The authored files, sorted by path.</summary>
        public IReadOnlyList<ProjectFile> List() =>
            new[] { AuthoredFiles.WorldSuffix, AuthoredFiles.CardSuffix, AuthoredFiles.SuiteSuffix }
                .SelectMany(suffix => AuthoredFiles.Find(Root, suffix))
                .Select(path => Path.GetFullPath(path)).Where(Allows)
                .Select(path => new ProjectFile(Relative(path), KindOf(path)))
                .OrderBy(file => file.Path, StringComparer.Ordinal).ToList();

        /// <summary>What kind of authored file a name says it is.</summary>
        public static FileKind KindOf(string path) =>
            Ends(path, AuthoredFiles.WorldSuffix) ? FileKind.World
            : Ends(path, AuthoredFiles.CardSuffix) ? FileKind.Character
            : Ends(path, AuthoredFiles.SuiteSuffix) ? FileKind.Suite
            : FileKind.None;

        private bool Allows(string full)
        {
            try
            {
                Guard(full);
                return true;
            }
            catch (ProjectPathException)
            {
                return false;
            }
        }

        private bool IsInside(string full) => full.Equals(Root, PathComparison) || full.StartsWith(Path.TrimEndingDirectorySeparator(Root) + Path.DirectorySeparatorChar, PathComparison);

        private static bool Ends(string path, string suffix) =>
            path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase) || path.EndsWith(suffix.Replace(".yaml", ".yml"), StringComparison.OrdinalIgnoreCase);
    }

    internal enum FileKind
    {
        None,
        World,
        Character,
        Suite,
    }

    /// <summary>An authored file of the project.</summary>
    /// <param name="Path">Relative to the folder, with '/'.</param>
    /// <param name="Kind">What it holds.</param>
    internal sealed record ProjectFile(string Path, FileKind Kind)
    {
        /// <summary>The file name without its endings.</summary>
        public string Name => Path[(Path.LastIndexOf('/') + 1)..].Split('.')[0];

        /// <summary>The folder it lies in, relative; empty for the project folder.</summary>
        public string Folder => Path.LastIndexOf('/') is var at and >= 0 ? Path[..at] : string.Empty;
    }

    /// <summary>A path that leads out of the project folder or to no authored file.</summary>
    public sealed class ProjectPathException(string path)
        : GptDialogueException($"'{path}' is no authored file of this project. Names end in .world.yaml, .npc.yaml or .suite.yaml and lie inside the project folder.");
}
