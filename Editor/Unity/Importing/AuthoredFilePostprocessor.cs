using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Authoring;
using UnityEditor;

namespace GptDialogue.Unity.Editor
{
    /// <summary>
    /// Selects our importers for authored files. The engine finds an importer by the part of the name after the last dot, and .yaml is
    /// its own (2022.3 knows no importer for "npc.yaml"); an importer override, kept in the file's .meta, works in every version.
    /// </summary>
    internal sealed class AuthoredFilePostprocessor : AssetPostprocessor
    {
        private static void OnPostprocessAllAssets(string[] importedAssets, string[] deletedAssets, string[] movedAssets, string[] movedFromAssetPaths)
        {
            foreach (var path in importedAssets.Concat(movedAssets))
                SelectImporter(path);
            // A character that comes, goes or moves changes the world around it, which cannot know of it by itself.
            var worlds = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            foreach (var path in importedAssets.Concat(deletedAssets).Concat(movedAssets).Concat(movedFromAssetPaths).Where(AuthoredFileNames.IsCharacter))
                worlds.UnionWith(WorldsAround(path));
            worlds.ExceptWith(importedAssets);
            foreach (var world in worlds)
                AssetDatabase.ImportAsset(world);
        }

        private static void SelectImporter(string path)
        {
            // Packages are read-only; they ship worlds as .gptworld.
            if (!path.StartsWith("Assets/", StringComparison.Ordinal))
                return;
            if (AuthoredFileNames.IsWorld(path))
                Select<WorldYamlImporter>(path);
            else if (AuthoredFileNames.IsCharacter(path) || AuthoredFileNames.IsSuite(path))
                Select<CharacterYamlImporter>(path);
        }

        private static void Select<T>(string path) where T : UnityEditor.AssetImporters.ScriptedImporter
        {
            if (AssetDatabase.GetImporterOverride(path) != typeof(T))
                AssetDatabase.SetImporterOverride<T>(path);
        }

        private static IEnumerable<string> WorldsAround(string path)
        {
            var folder = path;
            while (folder.LastIndexOf('/') is var end && end > 0)
            {
                folder = folder.Substring(0, end);
                if (!System.IO.Directory.Exists(folder))
                    continue;
                var here = System.IO.Directory.GetFiles(folder, "*" + AuthoredFiles.WorldSuffix);
                if (here.Length > 0)
                    return here.Select(WorldCompilation.AssetPath);
            }

            return Enumerable.Empty<string>();
        }
    }
}
