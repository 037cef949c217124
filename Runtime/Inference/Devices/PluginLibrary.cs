using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference.Devices
{
    /// <summary>Finds the libraries of execution providers and has ONNX Runtime load each once: it refuses a name it knows.</summary>
    internal static class PluginLibrary
    {
        private static readonly object _gate = new object();
        private static readonly HashSet<string> _registered = new HashSet<string>();

        /// <exception cref="DllNotFoundException">There is no such file; the message names the folders.</exception>
        public static string Find(string library, IReadOnlyList<string> folders)
        {
            if (Path.IsPathRooted(library)) return File.Exists(library) ? library : throw NotFound(library, new[] { library });
            var name = FileName(library);
            var looked = new List<string>(folders);
            looked.Add(AppContext.BaseDirectory);
            looked.Add(Path.Combine(AppContext.BaseDirectory, "runtimes", Platform(), "native"));
            foreach (var folder in looked)
            {
                var path = Path.Combine(folder, name);
                if (File.Exists(path)) return path;
            }
            throw NotFound(name, looked);
        }

        /// <summary>Loads the library. Throws whatever ONNX Runtime throws when it or a library it needs cannot be loaded.</summary>
        public static void Register(OrtEnv environment, string name, string path)
        {
            lock (_gate)
            {
                if (_registered.Contains(name)) return;
                environment.RegisterExecutionProviderLibrary(name, path);
                _registered.Add(name);
            }
        }

        private static string FileName(string library) =>
            RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? library + ".dll"
            : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "lib" + library + ".dylib"
            : "lib" + library + ".so";

        private static string Platform()
        {
            var system = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "win"
                : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? "osx"
                : "linux";
            return system + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();
        }

        private static DllNotFoundException NotFound(string name, IEnumerable<string> looked) =>
            new DllNotFoundException($"There is no {name} in {string.Join(", ", looked)}.");
    }
}
