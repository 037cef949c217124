using System;
using System.IO;
using UnityEditor;
using UnityEditor.AssetImporters;

namespace GptDialogue.Unity.Tests
{
    /// <summary>An empty Unity project, which is the working folder as it is in the editor, until disposed.</summary>
    internal sealed class TemporaryProject : IDisposable
    {
        private readonly string _before = Directory.GetCurrentDirectory();
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gptdialogue-project-");

        public TemporaryProject()
        {
            Directory.SetCurrentDirectory(_folder.FullName);
            Directory.CreateDirectory("Assets");
            ShimAssets.Clear();
        }

        /// <summary>Copies the sample world; returns the asset path of its world file.</summary>
        public static string AddHollowmere(string folder = "Assets/Hollowmere")
        {
            Directory.CreateDirectory(folder);
            foreach (var file in Directory.GetFiles(Path.Combine(Stage.Root, "Samples", "Tavern", "World"), "*.yaml"))
                File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
            return folder + "/hollowmere.world.yaml";
        }

        /// <summary>Writes a file of lines.</summary>
        public static string Write(string path, params string[] lines)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, string.Join('\n', lines));
            return path;
        }

        /// <summary>Replaces text in a file; it must be there.</summary>
        public static void Edit(string path, string old, string with)
        {
            var text = File.ReadAllText(path);
            if (!text.Contains(old))
                throw new InvalidOperationException($"{path} does not contain '{old}'.");
            File.WriteAllText(path, text.Replace(old, with));
        }

        /// <summary>Lets an importer import a file.</summary>
        public static AssetImportContext Import<T>(string path) where T : ScriptedImporter
        {
            var context = new AssetImportContext(path);
            ((T)Activator.CreateInstance(typeof(T), true)!).OnImportAsset(context);
            return context;
        }

        public void Dispose()
        {
            Directory.SetCurrentDirectory(_before);
            _folder.Delete(true);
            ShimAssets.Clear();
        }
    }
}
