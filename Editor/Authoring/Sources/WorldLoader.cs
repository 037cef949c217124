using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Loads a world with its characters from a folder or a world file.</summary>
    public static class WorldLoader
    {
        /// <summary>
        /// The world of a folder or of a world file, or null after reporting why there is none. Problems of the files are
        /// reported; what could be read is returned all the same.
        /// </summary>
        public static AuthoredWorld? Load(string path, ProblemList problems)
        {
            if (File.Exists(path))
            {
                return LoadWorld(path, AuthoredFiles.CardsOf(path, Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "."), problems);
            }

            var place = new SourcePlace(path, 1, 1);
            if (!Directory.Exists(path))
            {
                problems.Error("not-found", place, "There is no such file or folder.");
                return null;
            }

            IReadOnlyList<string> worlds = AuthoredFiles.Find(path, AuthoredFiles.WorldSuffix);
            if (worlds.Count != 1)
            {
                problems.Error(
                    "world-file",
                    place,
                    worlds.Count == 0 ? "The folder holds no *.world.yaml." : $"The folder holds {worlds.Count} world files: {string.Join(", ", worlds)}.",
                    worlds.Count == 0 ? "Write one, or name the folder that has it." : "Name the folder or the file of one of them.");
                return null;
            }

            return LoadWorld(worlds[0], AuthoredFiles.CardsOf(worlds[0], path), problems);
        }

        /// <summary>Loads a world file and the given character files.</summary>
        public static AuthoredWorld? LoadWorld(string worldFile, IReadOnlyList<string> cardFiles, ProblemList problems)
        {
            YamlMap? yaml = YamlFile.Read(worldFile, problems);
            var cards = new List<CardSource>();
            foreach (string file in cardFiles)
            {
                if (LoadCard(file, problems) is CardSource card)
                {
                    cards.Add(card);
                }
            }

            return yaml == null ? null : new AuthoredWorld(WorldReader.Read(yaml, problems), cards);
        }

        /// <summary>Loads one character file, or null after reporting why it cannot be read.</summary>
        public static CardSource? LoadCard(string file, ProblemList problems) =>
            YamlFile.Read(file, problems) is YamlMap yaml ? CardReader.Read(yaml, problems, inline: false) : null;

        /// <summary>Reads a world and its characters from texts, as an editor does that holds unsaved changes.</summary>
        /// <param name="worldText">Text of the world file.</param>
        /// <param name="cardTexts">Texts of the character files by file name.</param>
        /// <param name="problems">Takes the problems.</param>
        /// <param name="worldFile">Name of the world file in messages.</param>
        public static AuthoredWorld? Parse(string worldText, IEnumerable<KeyValuePair<string, string>> cardTexts, ProblemList problems, string worldFile = "world.world.yaml")
        {
            YamlMap? yaml = YamlFile.Parse(worldText, worldFile, problems);
            List<CardSource> cards = cardTexts
                .Select(entry => YamlFile.Parse(entry.Value, entry.Key, problems))
                .Where(map => map != null)
                .Select(map => CardReader.Read(map!, problems, inline: false))
                .ToList();
            return yaml == null ? null : new AuthoredWorld(WorldReader.Read(yaml, problems), cards);
        }
    }
}
