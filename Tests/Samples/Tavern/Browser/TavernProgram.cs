using System;
using System.IO;
using System.Threading.Tasks;
using GptDialogue.Browser;

namespace GptDialogue.Samples.Tests.Tavern.Browser
{
    /// <summary>The sample as its user starts it: a process of its own, with a folder of saved games of its own.</summary>
    internal sealed class TavernProgram : IDisposable
    {
        private readonly string _saves;
        private readonly ServerProcess _server;

        private TavernProgram(string saves, ServerProcess server)
        {
            _saves = saves;
            _server = server;
        }

        /// <summary>Where the page is.</summary>
        public string Address => _server.Address;

        /// <summary>Starts it without opening a browser.</summary>
        public static async Task<TavernProgram> StartAsync(params string[] arguments)
        {
            // Built beside the tests because the test project refers to it: .artifacts/bin/NAME/CONFIGURATION/NAME.dll.
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            var saves = Path.Combine(Path.GetTempPath(), "tavern-" + Guid.NewGuid().ToString("N"));
            return new TavernProgram(saves, await ServerProcess.StartAsync(
                Path.Combine(RepositoryFolder.Root, ".artifacts", "bin", "Tavern", configuration, "Tavern.dll"), ["--no-browser", "--saves", saves, .. arguments]));
        }

        /// <summary>Ends it.</summary>
        public void Dispose()
        {
            _server.Dispose();
            if (Directory.Exists(_saves))
                Directory.Delete(_saves, recursive: true);
        }
    }
}
