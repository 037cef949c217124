using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Reads character cards, versions 1 to 3. Kept are name, personality (as traits), the greetings and the example dialogues
    /// (as lines) and the lore book (as facts to be moved into a world). Free descriptions become comments: they are prose for
    /// a large model, and the writer decides what of them is role, trait or fact.
    /// </summary>
    internal static class CharacterCardImporter
    {
        private const int MaxLineCharacters = 280;

        public static IReadOnlyList<ImportedFile> Import(string json, string file, ProblemList problems)
        {
            if (JsonReader.Parse(json, file) is not Dictionary<string, object?> root)
            {
                throw new GptDialogueException($"{file} is no character card: it holds no JSON object.");
            }

            Dictionary<string, object?> data = root.TryGetValue("data", out object? inner) && inner is Dictionary<string, object?> map ? map : root;
            string name = Text(data, "nickname") is { Length: > 0 } nickname ? nickname : Text(data, "name");
            if (name.Length == 0)
            {
                throw new GptDialogueException($"{file} is no character card: it has no name.");
            }

            string id = Imported.IdOf(name);
            var place = new SourcePlace(file, 1, 1);
            List<AuthoredLine> lines = Greetings(data, name).Concat(Examples(Text(data, "mes_example"), name)).ToList();
            List<string> traits = Traits(Text(data, "personality"));
            var card = new CharacterCard(id, name, traits: traits, lines: Distinct(lines), fallback: Imported.Placeholders);
            var files = new List<ImportedFile> { new ImportedFile(id + AuthoredFiles.CardSuffix, CardYaml.Write(card, Comment(data, name, traits))) };
            string lore = Lore(data, id, name, out int entries);
            if (entries > 0)
            {
                files.Add(new ImportedFile(id + ".lore.yaml", lore));
                problems.Warn("lore-book", place, $"The card's lore book has {entries} entries.", $"Move what is under 'facts' in {id}.lore.yaml into your world file.");
            }

            if (Text(data, "description").Length > 0 || Text(data, "scenario").Length > 0)
            {
                problems.Warn("prose", place, "Description and scenario are kept as comments.", "Turn them into role, place, traits and facts.");
            }

            return files;
        }

        private static IEnumerable<AuthoredLine> Greetings(Dictionary<string, object?> data, string name)
        {
            var greetings = new List<string> { Text(data, "first_mes") };
            if (data.TryGetValue("alternate_greetings", out object? more) && more is List<object?> list)
            {
                greetings.AddRange(list.OfType<string>());
            }

            string[] openings = { "Hello.", "Good day.", "Hi there.", "Greetings." };
            return greetings.Select(greeting => Speech(greeting, name)).Where(speech => speech.Length > 0)
                .Select((speech, i) => new AuthoredLine(string.Empty, openings[i % openings.Length], speech));
        }

        private static IEnumerable<AuthoredLine> Examples(string dialogue, string name)
        {
            string? player = null;
            var npc = new StringBuilder();
            var speaker = new Regex(@"^\s*(\{\{user\}\}|\{\{char\}\}|<USER>|<BOT>|You|" + Regex.Escape(name) + @")\s*:\s*(.*)$", RegexOptions.IgnoreCase, TimeSpan.FromSeconds(2));
            bool npcSpeaks = false;
            foreach (string raw in (dialogue + "\n<START>").Split('\n'))
            {
                Match match = speaker.Match(raw);
                bool start = raw.Trim().Equals("<START>", StringComparison.OrdinalIgnoreCase);
                bool playerSpeaks = match.Success && match.Groups[1].Value.ToLowerInvariant() is "{{user}}" or "<user>" or "you";
                if ((start || playerSpeaks) && player != null && Speech(npc.ToString(), name) is { Length: > 0 } said)
                {
                    yield return new AuthoredLine(string.Empty, player, said);
                    player = null;
                }

                if (start || playerSpeaks)
                {
                    player = playerSpeaks ? Speech(match.Groups[2].Value, name) : null;
                    player = player is { Length: > 0 } ? player : null;
                    npc.Clear();
                    npcSpeaks = false;
                }
                else if (match.Success || npcSpeaks)
                {
                    npcSpeaks = true;
                    npc.Append(match.Success ? match.Groups[2].Value : raw).Append(' ');
                }
            }
        }

        // Only what is said aloud: narration stands between asterisks, or around quotes.
        private static string Speech(string text, string name)
        {
            string plain = Regex.Replace(text, @"\*[^*]*\*", " ");
            MatchCollection quotes = Regex.Matches(plain, "[\"\u201C]([^\"\u201D]+)[\"\u201D]");
            if (quotes.Count > 0)
            {
                plain = string.Join(" ", quotes.Cast<Match>().Select(quote => quote.Groups[1].Value));
            }

            // After the quotes are read: a name may hold quotes of its own.
            plain = Regex.Replace(Macros(plain, name), @"\s+", " ").Trim();
            while (plain.Length > MaxLineCharacters)
            {
                int cut = plain.LastIndexOfAny(new[] { '.', '!', '?', '\u3002' }, Math.Min(plain.Length - 2, MaxLineCharacters));
                plain = cut < 1 ? plain.Substring(0, MaxLineCharacters) : plain.Substring(0, cut + 1);
            }

            return plain;
        }

        private static string Macros(string text, string name)
        {
            string named = Regex.Replace(text, @"\{\{char\}\}|<BOT>", name, RegexOptions.IgnoreCase);
            named = Regex.Replace(named, @",\s*(\{\{user\}\}|<USER>)", string.Empty, RegexOptions.IgnoreCase);
            return Regex.Replace(named, @"\{\{user\}\}|<USER>", "friend", RegexOptions.IgnoreCase);
        }

        private static List<string> Traits(string personality) => Regex.Split(personality, @"[,;\n\u3001]| and ")
            .Select(trait => trait.Trim(' ', '.', '\t', '\r', '-', '"', '[', ']'))
            .Where(trait => trait.Length is > 0 and <= 30 && trait.Split(' ').Length <= 3 && trait.IndexOf('{') < 0)
            .Distinct().Take(8).ToList();

        private static string Comment(Dictionary<string, object?> data, string name, List<string> traits)
        {
            var comment = new StringBuilder("Imported. The fallback lines below stand in for yours.\n");
            foreach (string key in new[] { "description", "personality", "scenario" })
            {
                string text = Macros(Text(data, key), name).Replace("\r", string.Empty);
                if (text.Length > 0 && !(key == "personality" && traits.Count > 0))
                {
                    comment.Append(key).Append(": ").Append(text).Append('\n');
                }
            }

            return comment.ToString();
        }

        private static string Lore(Dictionary<string, object?> data, string id, string name, out int entries)
        {
            var yaml = new StringBuilder("facts:\n");
            entries = 0;
            if (data.TryGetValue("character_book", out object? value) && value is Dictionary<string, object?> book && book.TryGetValue("entries", out object? list) && list is List<object?> items)
            {
                foreach (Dictionary<string, object?> entry in items.OfType<Dictionary<string, object?>>())
                {
                    string text = Regex.Replace(Macros(Text(entry, "content"), name), @"\s+", " ").Trim();
                    IEnumerable<string> keys = entry.TryGetValue("keys", out object? found) && found is List<object?> words ? words.OfType<string>().Where(word => word.Trim().Length > 0) : Enumerable.Empty<string>();
                    if (text.Length > 0)
                    {
                        entries++;
                        string label = Text(entry, "name") is { Length: > 0 } title ? title : keys.FirstOrDefault() ?? "lore";
                        yaml.Append("  - id: ").Append(CardYaml.Quote($"{Imported.IdOf(label)}_{entries}")).Append('\n');
                        yaml.Append("    text: ").Append(CardYaml.Quote(text)).Append('\n');
                        yaml.Append("    topics: [").Append(string.Join(", ", keys.Select(CardYaml.Quote))).Append("]\n");
                        yaml.Append("    known_by: [").Append(CardYaml.Quote(id)).Append("]\n");
                    }
                }
            }

            return yaml.ToString();
        }

        private static List<AuthoredLine> Distinct(List<AuthoredLine> lines) =>
            lines.GroupBy(line => (line.Player, line.Npc)).Select(group => group.First()).ToList();

        private static string Text(Dictionary<string, object?> data, string key) => data.TryGetValue(key, out object? value) && value is string text ? text.Trim() : string.Empty;
    }
}
