using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using GptDialogue.Browser;

namespace GptDialogue.Studio.Tests.Pages
{
    /// <summary>The Studio as its user starts it, over a copy of the tavern's world, with two bundles to compare.</summary>
    internal sealed class StudioSession : IDisposable
    {
        private StudioSession(string folder) => Folder = folder;

        public string Folder { get; }

        public ServerProcess Server { get; private set; } = null!;

        public string Address => Server.Address;

        public static string Tavern { get; } = Path.Combine(RepositoryFolder.Root, "Samples", "Tavern", "Model", "tavern.gptbundle");

        public static string Nano { get; } = Path.Combine(RepositoryFolder.Root, "Tests", "Fixtures~", "nano.gptbundle");

        /// <summary>Starts over a copy of the sample world and one short suite.</summary>
        public static async Task<StudioSession> StartAsync()
        {
            var session = new StudioSession(Path.Combine(Directory.CreateTempSubdirectory("studio-pages-").FullName, "Hollowmere"));
            Directory.CreateDirectory(session.Folder);
            foreach (var file in Directory.GetFiles(Path.Combine(RepositoryFolder.Root, "Samples", "Tavern", "World"), "*.yaml").Where(file => !file.EndsWith(".suite.yaml", StringComparison.Ordinal)))
                File.Copy(file, session.PathOf(Path.GetFileName(file)));
            File.WriteAllText(session.PathOf("short.suite.yaml"), """
                seed: 1
                cases:
                  - { name: tells of the bridge, npc: mara, say: What happened to the bridge?, expect: { says: [flood], action: none } }
                  - { name: says something, npc: mara, say: What do you make of all this rain?, expect: { says: ['\w{2,}'] } }
                  - { name: asks for the moon, npc: mara, say: hello there, expect: { says: [moon] } }

                """);
            await session.RestartAsync();
            return session;
        }

        public string PathOf(string name) => Path.Combine(Folder, name);

        public string Read(string name) => File.ReadAllText(PathOf(name));

        /// <summary>Ends the server hard, if one runs, and starts another one over the same folder.</summary>
        public async Task RestartAsync()
        {
            Server?.Dispose();
            Server = await ServerProcess.StartAsync(Program(), [Folder, "--bundle", Tavern, "--bundle", Nano, "--port", "0"], TimeSpan.FromMinutes(2));
        }

        public void Dispose()
        {
            Server?.Dispose();
            Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
        }

        // Built beside the tests because the test project refers to it: .artifacts/bin/NAME/CONFIGURATION/NAME.dll.
        private static string Program()
        {
            var configuration = Path.GetFileName(Path.TrimEndingDirectorySeparator(AppContext.BaseDirectory));
            return Path.Combine(RepositoryFolder.Root, ".artifacts", "bin", "GptDialogue.Studio", configuration, "GptDialogue.Studio.dll");
        }
    }
}
