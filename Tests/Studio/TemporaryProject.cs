using System;
using System.IO;
using GptDialogue.Studio.Files;

namespace GptDialogue.Studio.Tests
{
    /// <summary>A small project on disk for one test.</summary>
    internal sealed class TemporaryProject : IDisposable
    {
        public const string World = """
            # The marsh.
            world: fen
            places: [mill]
            items: [ale]
            flags: [mended]
            facts:
              - id: bridge_out
                text: The flood took the bridge.
                topics: [bridge, flood]
              - id: key_hidden
                text: The rusty key hangs behind the wheel.
                topics: [key]
                known_by: []
            actions:
              - id: open_shop
                does: opens the trade window
              - id: give_item
                argument: item

            """;

        public const string Card = """
            id: nell
            name: Nell Harrow   # the miller
            place: mill
            secrets:
              - fact: key_hidden
                when: "trust >= 2"
            sells: { ale: 2 copper }
            actions: [open_shop, give_item]
            lines:
              - player: a pint please
                npc: Two copper, and no foam.
                action: open_shop
            fallback: { unknown: ["No idea."], refuse: ["No."], busy: ["Wait."], farewell: ["Bye."] }

            """;

        public TemporaryProject()
        {
            Root = Directory.CreateTempSubdirectory("studio-test-").FullName;
            Write("fen.world.yaml", World);
            Write("nell.npc.yaml", Card);
            Folder = new ProjectFolder(Root);
        }

        public string Root { get; }

        public ProjectFolder Folder { get; }

        public string PathOf(string name) => Path.Combine(Root, name);

        public string Read(string name) => File.ReadAllText(PathOf(name));

        public void Write(string name, string text)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
            File.WriteAllText(PathOf(name), text);
        }

        public void Dispose() => Directory.Delete(Root, recursive: true);
    }
}
