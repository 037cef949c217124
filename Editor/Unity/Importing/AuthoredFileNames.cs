using System;
using GptDialogue.Authoring;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Tells authored files by their names.</summary>
    internal static class AuthoredFileNames
    {
        public static bool IsWorld(string path) => Ends(path, AuthoredFiles.WorldSuffix);

        public static bool IsCharacter(string path) => Ends(path, AuthoredFiles.CardSuffix);

        public static bool IsSuite(string path) => Ends(path, AuthoredFiles.SuiteSuffix);

        private static bool Ends(string path, string suffix) => path.EndsWith(suffix, StringComparison.OrdinalIgnoreCase)
            || path.EndsWith(suffix.Replace(".yaml", ".yml"), StringComparison.OrdinalIgnoreCase);
    }
}
