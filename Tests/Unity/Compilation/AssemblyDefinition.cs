using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GptDialogue.Unity.Tests.Compilation
{
    /// <summary>An asmdef with the scripts that belong to it.</summary>
    internal sealed class AssemblyDefinition
    {
        private readonly JsonElement _json;
        private readonly string _folder;

        private AssemblyDefinition(string path)
        {
            using var document = JsonDocument.Parse(File.ReadAllText(path));
            _json = document.RootElement.Clone();
            _folder = Path.GetDirectoryName(path)!;
        }

        public string Name => _json.GetProperty("name").GetString()!;

        public string[] References => Strings("references");

        public bool AllowsUnsafe => _json.GetProperty("allowUnsafeCode").GetBoolean();

        public bool SeesEngine => !_json.GetProperty("noEngineReferences").GetBoolean();

        /// <summary>Switches of the csc.rsp beside the asmdef.</summary>
        public string[] Switches => File.Exists(Path.Combine(_folder, "csc.rsp")) ? File.ReadAllLines(Path.Combine(_folder, "csc.rsp")) : [];

        /// <summary>The scripts below the folder, except those of definitions further down.</summary>
        public IReadOnlyList<string> Scripts => ScriptsOf(_folder, isRoot: true).ToArray();

        /// <summary>All definitions that the engine would see in a package folder; samples count as if they were installed.</summary>
        public static IReadOnlyList<AssemblyDefinition> In(string packageRoot) =>
            Visible(packageRoot).Where(path => path.EndsWith(".asmdef", StringComparison.Ordinal)).Select(path => new AssemblyDefinition(path)).ToArray();

        /// <summary>Whether the engine compiles this for a profile.</summary>
        public bool IsIn(UnityProfile profile)
        {
            var platforms = Strings("includePlatforms");
            return (platforms.Length == 0 || (profile.IsEditor && platforms.Contains("Editor"))) && profile.Meets(Strings("defineConstraints"));
        }

        private static IEnumerable<string> ScriptsOf(string folder, bool isRoot)
        {
            if (!isRoot && Directory.EnumerateFiles(folder, "*.asmdef").Any())
                yield break;
            foreach (var script in Directory.EnumerateFiles(folder, "*.cs").Order(StringComparer.Ordinal))
                yield return script;
            foreach (var inner in Directory.EnumerateDirectories(folder).Where(IsVisible).Order(StringComparer.Ordinal))
                foreach (var script in ScriptsOf(inner, isRoot: false))
                    yield return script;
        }

        private static IEnumerable<string> Visible(string folder)
        {
            foreach (var file in Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal))
                yield return file;
            foreach (var inner in Directory.EnumerateDirectories(folder).Where(f => IsVisible(f) || Path.GetFileName(f) == "Samples~").Order(StringComparer.Ordinal))
                foreach (var file in Visible(inner))
                    yield return file;
        }

        private static bool IsVisible(string folder) => Path.GetFileName(folder)[0] != '.' && !folder.EndsWith('~');

        private string[] Strings(string key) => _json.GetProperty(key).EnumerateArray().Select(entry => entry.GetString()!).ToArray();
    }
}
