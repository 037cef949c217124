using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Reads tables of lines. Either columns <c>player,npc</c> with any of <c>character,id,emotion,action,when</c>, or the sheet
    /// of the lines command and of Yarn Spinner, <c>id,text,file,node,lineNumber</c>, whose node is the character; such a sheet
    /// has no lines of the player.
    /// </summary>
    internal static class CsvImporter
    {
        private static readonly string[] FallbackKeys = { "unknown", "refuse", "busy", "farewell" };

        public static IReadOnlyList<ImportedFile> Import(string text, string file, ProblemList problems)
        {
            List<(int Line, List<string> Fields)> records = CsvText.Parse(text);
            if (records.Count == 0)
            {
                throw new GptDialogueException($"{file} is empty. Its first row names the columns: player,npc or id,text,file,node,lineNumber.");
            }

            List<string> header = records[0].Fields.Select(field => field.Trim().ToLowerInvariant()).ToList();
            bool exchanges = header.Contains("player") && header.Contains("npc");
            if (!exchanges && !header.Contains("text"))
            {
                throw new GptDialogueException($"{file}:1: the columns are {string.Join(",", header)}. Needed are player,npc or id,text,file,node,lineNumber.");
            }

            var characters = new Dictionary<string, Character>();
            foreach ((int line, List<string> fields) in records.Skip(1))
            {
                string Field(string column) => header.IndexOf(column) is int at && at >= 0 && at < fields.Count ? fields[at].Trim() : string.Empty;
                var place = new SourcePlace(file, line, 1);
                string name = new[] { Field("character"), Field("speaker"), Field("node"), Path.GetFileName(file).Split('.')[0] }.First(value => value.Length > 0);
                if (!exchanges && name == "facts")
                {
                    problems.Warn("skipped", place, "Facts belong to a world file, and this row of one is passed over.");
                    continue;
                }

                string id = Imported.IdOf(name);
                if (!characters.TryGetValue(id, out Character character))
                {
                    characters[id] = character = new Character(name);
                }

                if (exchanges)
                {
                    Exchange(character, Field, place, problems);
                }
                else
                {
                    Spoken(character, id, Field("id"), Field("text"), place, problems);
                }
            }

            return characters.Select(entry => Imported.Character(entry.Key, entry.Value.Name == entry.Key ? Glossary.TitleCase(entry.Key) : entry.Value.Name, entry.Value.Lines, "Imported.", entry.Value.FallbackOrPlaceholders())).ToList();
        }

        private static void Exchange(Character character, Func<string, string> field, SourcePlace place, ProblemList problems)
        {
            if (field("player").Length == 0 || field("npc").Length == 0)
            {
                problems.Warn("skipped", place, "The row lacks the player's or the character's words and is passed over.");
                return;
            }

            int emotion = Spelling.IndexOf(Spelling.Emotions, field("emotion"));
            if (emotion < 0 && field("emotion").Length > 0)
            {
                problems.Warn("unknown-word", place, $"'{field("emotion")}' is no emotion and is left out.", Nearest.Suggestion(field("emotion"), Spelling.Emotions.ToList(), string.Empty));
            }

            try
            {
                ActionCall? action = field("action") is { Length: > 0 } call && call != "none" ? ActionCall.Parse(call) : null;
                Condition? when = field("when") is { Length: > 0 } source ? Condition.Parse(source) : null;
                character.Lines.Add(new AuthoredLine(field("id"), field("player"), field("npc"), emotion < 0 ? (Emotion?)null : (Emotion)emotion, action, when));
            }
            catch (GptDialogueException fault)
            {
                problems.Warn("skipped", place, fault.Message, "The row is passed over.");
            }
        }

        private static void Spoken(Character character, string owner, string id, string text, SourcePlace place, ProblemList problems)
        {
            if (text.Length == 0)
            {
                problems.Warn("skipped", place, "The row has no text and is passed over.");
                return;
            }

            foreach (string key in FallbackKeys)
            {
                if (id.StartsWith($"{owner}_{key}_", StringComparison.Ordinal))
                {
                    character.Fallback[key].Add(text);
                    return;
                }
            }

            problems.Warn("no-player-line", place, $"The sheet does not say what the player says before \"{text}\".", "Replace 'Go on.' in the new file.");
            character.Lines.Add(new AuthoredLine(id, "Go on.", text));
        }

        private sealed class Character
        {
            public Character(string name) => Name = name;

            public string Name { get; }

            public List<AuthoredLine> Lines { get; } = new List<AuthoredLine>();

            public Dictionary<string, List<string>> Fallback { get; } = FallbackKeys.ToDictionary(key => key, _ => new List<string>());

            public Fallbacks FallbackOrPlaceholders() => new Fallbacks(
                Or("unknown", Imported.Placeholders.Unknown), Or("refuse", Imported.Placeholders.Refuse), Or("busy", Imported.Placeholders.Busy), Or("farewell", Imported.Placeholders.Farewell));

            private IReadOnlyList<string> Or(string key, IReadOnlyList<string> placeholder) => Fallback[key].Count > 0 ? Fallback[key] : placeholder;
        }
    }
}
