using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace GptDialogue.Package.Tests
{
    /// <summary>The working tree as Unity sees it: without names that begin with a dot or end in a tilde.</summary>
    internal static class Repository
    {
        public static string Root { get; } = FindRoot();

        /// <summary>Visible files, relative, with forward slashes.</summary>
        public static IReadOnlyList<string> Files { get; } = Walk(Root).Where(path => !path.EndsWith('/')).ToArray();

        /// <summary>Visible folders, relative, without a closing slash.</summary>
        public static IReadOnlyList<string> Folders { get; } = Walk(Root).Where(path => path.EndsWith('/')).Select(path => path[..^1]).ToArray();

        public static string FullPath(string path) => Path.Combine(Root, path);

        private static IEnumerable<string> Walk(string folder)
        {
            foreach (var entry in new DirectoryInfo(folder).EnumerateFileSystemInfos().OrderBy(e => e.Name, StringComparer.Ordinal))
            {
                if (entry.Name[0] == '.' || entry.Name[^1] == '~' || IsLocal(entry.Name)) continue;
                var path = Path.GetRelativePath(Root, entry.FullName).Replace('\\', '/');
                if (entry is not DirectoryInfo)
                {
                    yield return path;
                    continue;
                }

                yield return path + "/";
                foreach (var inner in Walk(entry.FullName)) yield return inner;
            }
        }

        /// <summary>What .gitignore leaves out beside dot folders.</summary>
        private static bool IsLocal(string name) => name == "TestResults" || name.EndsWith(".user", StringComparison.Ordinal);

        private static string FindRoot([CallerFilePath] string path = "")
        {
            foreach (var start in new[] { AppContext.BaseDirectory, path })
                for (var folder = Path.GetDirectoryName(start); folder != null; folder = Path.GetDirectoryName(folder))
                    if (File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                        return folder;
            throw new InvalidOperationException($"GptDialogue.sln is neither above {AppContext.BaseDirectory} nor above {path}.");
        }
    }
}
