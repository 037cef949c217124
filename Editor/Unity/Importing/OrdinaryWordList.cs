using System.IO;
using GptDialogue.Authoring;
using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>Gives the checks the word list that a .NET build of them carries as a resource.</summary>
    internal static class OrdinaryWordList
    {
        // Of ordinary.txt.meta: it is found wherever the package lies.
        private const string Guid = "5c656a64bdd0412f1c31e32ef9231157";
        private static bool _isRead;

        public static void Use()
        {
            var path = _isRead ? null : AssetDatabase.GUIDToAssetPath(Guid);
            if (string.IsNullOrEmpty(path) || !File.Exists(path))
                return;
            OrdinaryWords.Use(File.ReadAllText(path));
            _isRead = true;
        }
    }
}
