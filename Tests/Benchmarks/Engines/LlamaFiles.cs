using System.IO;
using System.Linq;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>Where the prebuilt llama.cpp lies that the fetch script installs.</summary>
    internal static class LlamaFiles
    {
        /// <summary>The folder of its libraries, or null while it has not been fetched.</summary>
        public static string? Find(string? given)
        {
            var root = given ?? Path.Combine(Models.Root, ".artifacts", "benchmarks", "llama");
            return Directory.Exists(root)
                ? Directory.EnumerateFiles(root, "libllama.*", SearchOption.AllDirectories).Select(Path.GetDirectoryName).FirstOrDefault()
                : null;
        }
    }
}
