using System;
using System.IO;
using System.Runtime.CompilerServices;

namespace GptDialogue.Browser
{
    /// <summary>Where the repository lies.</summary>
    public static class RepositoryFolder
    {
        /// <summary>Full path of the folder that holds the solution.</summary>
        public static string Root { get; } = Find();

        /// <summary>A path in the folder for screenshots of this run, which is created.</summary>
        public static string Screenshot(string name)
        {
            var folder = Path.Combine(Root, ".artifacts", "screenshots");
            Directory.CreateDirectory(folder);
            return Path.Combine(folder, name + ".png");
        }

        private static string Find([CallerFilePath] string path = "")
        {
            foreach (var start in new[] { AppContext.BaseDirectory, path })
                for (var folder = Path.GetDirectoryName(start); folder != null; folder = Path.GetDirectoryName(folder))
                    if (File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                        return folder;
            throw new InvalidOperationException($"GptDialogue.sln is neither above {AppContext.BaseDirectory} nor above {path}.");
        }
    }
}
