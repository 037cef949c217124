using System;
using System.Collections.Generic;
using System.IO;
using GptDialogue.Authoring;
using NUnit.Framework;

namespace GptDialogue.Editor.Tests
{
    /// <summary>A small world in the authored formats, and a folder to put files in that vanishes with the test.</summary>
    internal static class TestWorlds
    {
        public const string World = """
            world: hollowmere
            about: A marsh village on the old salt road.
            places:  [The Drowned Lantern, north bridge, Saltgate]
            people:  [Mara Fenwick, Captain Orrin]
            items:   [ale, lantern oil, iron key]
            flags:   [bridge_repaired, met_orrin]
            facts:
              - id: bridge_out
                text: The spring flood washed away the north bridge.
                topics: [bridge, north, flood]
                known_by: [mara]
                when: "!bridge_repaired"
              - id: key_under_stone
                text: The iron key lies under the loose hearthstone.
                topics: [key, hearth, stone, cellar]
                known_by: []
            actions:
              - id: rent_room
                does: lets the player a room for the night
              - id: open_shop
                does: opens the trade window
              - id: give_item
                argument: item
                when: "trust >= 1"
            blocked: [darn]

            """;

        public const string Mara = """
            id: mara
            name: Mara Fenwick
            role: tavern keeper
            place: The Drowned Lantern
            traits: [warm, nosy]
            speech: plain
            mood: happy
            knows: [bridge_out]
            secrets:
              - fact: key_under_stone
                when: "trust >= 2"
            sells: { ale: 2 copper, lantern oil: 1.50 }
            actions: [open_shop, rent_room, give_item: [iron key]]
            lines:
              - player: I need a bed for the night.
                npc: Two silver, and mind the third stair.
                emotion: happy
                action: rent_room
            fallback:
              unknown:  ["That's beyond me, traveller."]
              refuse:   ["I'll not speak of that."]
              busy:     ["One moment, love."]
              farewell: ["Dry roads to you."]

            """;

        public static AuthoredWorld Parse(out ProblemList problems, string world = World, params string[] cards)
        {
            problems = new ProblemList();
            var files = new List<KeyValuePair<string, string>>();
            foreach (string card in cards)
            {
                files.Add(new KeyValuePair<string, string>($"card{files.Count + 1}.npc.yaml", card));
            }

            return WorldLoader.Parse(world, files, problems)!;
        }

        public static AuthoredWorld Clean(string world = World, params string[] cards)
        {
            AuthoredWorld authored = Parse(out ProblemList problems, world, cards);
            Assert.That(problems, Is.Empty);
            return authored;
        }
    }

    internal sealed class TestFolder : IDisposable
    {
        public TestFolder() => Path = Directory.CreateTempSubdirectory("gptdialogue").FullName;

        public string Path { get; }

        public string Write(string name, string text)
        {
            string path = System.IO.Path.Combine(Path, name);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
            return path;
        }

        public string At(string name) => System.IO.Path.Combine(Path, name);

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
