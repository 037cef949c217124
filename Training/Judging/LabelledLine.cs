using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GptDialogue.Composer;
using GptDialogue.Worlds;

namespace GptDialogue.Training.Judging
{
    /// <summary>What a line is after, by somebody who knows the character: a kind and, for some, the id of a fact, an action with its argument or the number of an authored line, from 1.</summary>
    internal sealed record LineLabel(string Kind, string Target)
    {
        /// <summary>The kinds there are; the first five have a target.</summary>
        public static readonly string[] Kinds = ["fact", "refuse", "action", "line", "not", "unknown", "price", "wares", "have", "buy", "name", "role", "here", "where", "talk"];

        private const int WithTarget = 5;

        /// <summary>Reads <c>kind</c> or <c>kind:target</c>.</summary>
        /// <exception cref="FormatException">It is neither.</exception>
        public static LineLabel Parse(string text)
        {
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            var label = colon < 0 ? new LineLabel(text, "") : new LineLabel(text[..colon], text[(colon + 1)..]);
            var kind = Array.IndexOf(Kinds, label.Kind);
            if (kind < 0 || kind < WithTarget != label.Target.Length > 0)
                throw new FormatException($"'{text}' is no label. Those are: {string.Join(' ', Kinds.Select((k, i) => i < WithTarget ? k + ":…" : k))}.");
            return label;
        }
    }

    /// <summary>A line that a player says to a character in a state of the game, and what it is after; any of several labels will do.</summary>
    internal sealed record LabelledLine(WorldPack World, CharacterCard Self, GameState State, string Text, IReadOnlyList<LineLabel> Labels)
    {
        /// <summary>Name of the file with the lines of a world.</summary>
        public const string FileName = "lines.tsv";

        private const int Columns = 5;

        /// <summary>Loads the lines of all worlds in a folder, world by world: each is a folder with a world, its characters and <see cref="FileName"/>.</summary>
        /// <exception cref="GptDialogueException">There are none, or a world or line is wrong; the first one is named.</exception>
        public static IReadOnlyList<IReadOnlyList<LabelledLine>> Load(string folder)
        {
            var files = Directory.Exists(folder) ? Directory.GetFiles(folder, FileName, SearchOption.AllDirectories) : [];
            if (files.Length == 0)
                throw new GptDialogueException($"{folder}: there are no worlds with a {FileName}. Give the folder that holds them.");
            return files.Order(StringComparer.Ordinal).Select(LoadWorld).ToList();
        }

        private static IReadOnlyList<LabelledLine> LoadWorld(string file)
        {
            var world = AuthoredWorlds.Load([Path.GetDirectoryName(file)!])[0];
            var lines = File.ReadLines(file).Select((row, i) => Parse(world, row, $"{file}:{i + 1}")).ToList();
            return lines.Count > 0 ? lines : throw new GptDialogueException($"{file}: there are no lines. Write some, or delete the file.");
        }

        private static bool IsKnown(LineLabel label, WorldPack world) => label.Kind switch
        {
            "fact" or "refuse" => world.Facts.Any(f => f.Id == label.Target),
            "action" => world.FindAction(label.Target.Split('(')[0]) != null,
            _ => true,
        };

        private static LabelledLine Parse(WorldPack world, string row, string place)
        {
            var parts = row.Split('\t');
            if (parts.Length != Columns)
                throw new GptDialogueException($"{place}: {parts.Length} columns. A row is character, trust, flags, line and labels, with tabs between them.");
            var self = world.FindCharacter(parts[0]) ?? throw new GptDialogueException($"{place}: there is no character '{parts[0]}'.");
            if (!int.TryParse(parts[1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var trust))
                throw new GptDialogueException($"{place}: '{parts[1]}' is no number for trust.");
            var state = new GameState { Trust = trust };
            foreach (var flag in parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
                state.Set(flag);
            try
            {
                var labels = parts[4].Split('|').Select(LineLabel.Parse).ToList();
                if (labels.Find(l => l.Kind is "line" or "not" && !(int.TryParse(l.Target, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 && n <= self.Lines.Count)) is LineLabel none)
                    throw new FormatException($"'{none.Target}' is the number of no authored line of {self.Id}, who has {self.Lines.Count}.");
                if (labels.Find(l => !IsKnown(l, world)) is LineLabel strange)
                    throw new FormatException($"'{strange.Target}' is no {(strange.Kind == "action" ? "action" : "fact")} of this world.");
                return new LabelledLine(world, self, state, parts[3], labels);
            }
            catch (FormatException fault)
            {
                throw new GptDialogueException($"{place}: {fault.Message}", fault);
            }
        }
    }
}
