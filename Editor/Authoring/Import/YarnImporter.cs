using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// Reads Yarn Spinner scripts (2 and 3). An option, or a line of the player, and the speaker's lines after it become an
    /// authored exchange; <c>#line:</c> tags become ids, commands actions, and conditions over variables <c>when</c>. One
    /// character for every speaker. Flow between nodes has no place in free conversation and is left behind.
    /// </summary>
    internal sealed class YarnImporter
    {
        private static readonly HashSet<string> FlowCommands = new HashSet<string>(StringComparer.OrdinalIgnoreCase)
        {
            "jump", "detour", "stop", "return", "set", "declare", "wait", "call", "local", "enum", "case", "endenum", "once", "endonce",
        };

        private static readonly HashSet<string> PlayerNames = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "player", "you", "me", "pc", "hero" };

        private readonly string file;
        private readonly ProblemList problems;
        private readonly Dictionary<string, (string Name, List<AuthoredLine> Lines)> characters = new Dictionary<string, (string, List<AuthoredLine>)>();
        private readonly Stack<(Condition When, Condition NoneYet)> conditions = new Stack<(Condition, Condition)>();
        private readonly Stack<(int Indent, string Player, Condition When)> options = new Stack<(int, string, Condition)>();
        private string title = string.Empty;
        private string? player;
        private (string Id, int Indent)? last;

        private YarnImporter(string file, ProblemList problems)
        {
            this.file = file;
            this.problems = problems;
        }

        public static IReadOnlyList<ImportedFile> Import(string text, string file, ProblemList problems)
        {
            var importer = new YarnImporter(file, problems);
            string[] lines = text.Replace("\r\n", "\n").Split('\n');
            bool body = false;
            for (int i = 0; i < lines.Length; i++)
            {
                string trimmed = lines[i].Trim();
                if (trimmed == "---")
                {
                    body = true;
                }
                else if (trimmed == "===")
                {
                    body = false;
                    importer.EndNode();
                }
                else if (!body && trimmed.StartsWith("title:", StringComparison.Ordinal))
                {
                    importer.title = trimmed.Substring(6).Trim();
                }
                else if (body && trimmed.Length > 0 && !trimmed.StartsWith("//", StringComparison.Ordinal))
                {
                    importer.Body(YarnLine.Parse(lines[i]), new SourcePlace(file, i + 1, 1));
                }
            }

            if (importer.characters.Count == 0)
            {
                throw new GptDialogueException($"{file} holds no spoken line. Lines are written  Mara: Welcome.  between --- and ===.");
            }

            return importer.characters.Select(entry => Imported.Character(entry.Key, entry.Value.Name, entry.Value.Lines, "Imported.")).ToList();
        }

        private void EndNode()
        {
            conditions.Clear();
            options.Clear();
            player = null;
            last = null;
        }

        private void Body(YarnLine line, SourcePlace place)
        {
            while (options.Count > 0 && options.Peek().Indent >= line.Indent)
            {
                options.Pop();
                last = null;
            }

            if (line.Command is string command)
            {
                Command(command, place);
            }
            else if (line.IsOption)
            {
                options.Push((line.Indent, line.Text, line.Condition is string source ? When(source, place) ?? Condition.Always : Condition.Always));
                player = line.Text;
                last = null;
            }
            else if (line.Speaker != null && PlayerNames.Contains(line.Speaker))
            {
                player = line.Text;
                last = null;
            }
            else if (line.Speaker != null)
            {
                Spoken(line, place);
            }
            else if (line.Text.Length > 0)
            {
                problems.Warn("skipped", place, $"Nobody says \"{line.Text}\", so it is passed over.", "Put the speaker's name and a colon before it.");
            }
        }

        private void Spoken(YarnLine line, SourcePlace place)
        {
            if (line.Text.IndexOf('{') >= 0)
            {
                problems.Warn("skipped", place, $"\"{line.Text}\" is put together while the game runs, so it is passed over.");
                return;
            }

            string id = Imported.IdOf(line.Speaker!);
            if (!characters.TryGetValue(id, out (string Name, List<AuthoredLine> Lines) character))
            {
                characters[id] = character = (line.Speaker!, new List<AuthoredLine>());
            }

            // A speaker who goes on speaking continues the same reply.
            if (last is (string previous, int indent) && previous == id && indent == line.Indent && player == null && character.Lines.Count > 0 && !line.IsAlternative)
            {
                AuthoredLine before = character.Lines[character.Lines.Count - 1];
                Replace(character.Lines, new AuthoredLine(before.Id, before.Player, before.Npc + " " + line.Text, before.Emotion, before.Action, before.When));
                return;
            }

            Condition when = conditions.Select(entry => entry.When).Concat(options.Select(option => option.When)).Aggregate(Condition.Always, Condition.Both);
            character.Lines.Add(new AuthoredLine(line.Id ?? string.Empty, player ?? Opening(), line.Text, null, null, when.Source.Length == 0 ? null : when));
            player = line.IsAlternative ? player : null;
            last = (id, line.Indent);
        }

        private string Opening()
        {
            if (options.Count > 0)
            {
                return options.Peek().Player;
            }

            string words = Regex.Replace(title, "([a-z])([A-Z])", "$1 $2").Replace('_', ' ').Trim();
            return words.Length == 0 || Regex.IsMatch(words, "start|greet|hello|intro|begin", RegexOptions.IgnoreCase) ? "Hello." : words;
        }

        private void Command(string command, SourcePlace place)
        {
            string[] words = command.Split(new[] { ' ' }, 2, StringSplitOptions.RemoveEmptyEntries);
            string verb = words.Length == 0 ? string.Empty : words[0].ToLowerInvariant(), rest = words.Length > 1 ? words[1].Trim() : string.Empty;
            if (verb is "if" or "elseif" or "else" or "endif")
            {
                Branch(verb, rest, place);
                last = null;
            }
            else if (FlowCommands.Contains(verb))
            {
                last = null;
            }
            else if (last is (string id, int _) && characters.TryGetValue(id, out (string Name, List<AuthoredLine> Lines) character) && character.Lines.Count > 0)
            {
                AuthoredLine before = character.Lines[character.Lines.Count - 1];
                try
                {
                    ActionCall action = ActionCall.Parse(rest.Length == 0 ? words[0] : $"{words[0]}({rest.Trim('"')})");
                    Replace(character.Lines, new AuthoredLine(before.Id, before.Player, before.Npc, before.Emotion, action, before.When));
                }
                catch (GptDialogueException)
                {
                    problems.Warn("skipped", place, $"The command <<{command}>> is no action and is passed over.");
                }
            }
            else
            {
                problems.Warn("skipped", place, $"The command <<{command}>> follows no spoken line and is passed over.");
            }
        }

        private void Branch(string verb, string source, SourcePlace place)
        {
            Condition noneYet = Condition.Always;
            if (verb != "if" && conditions.Count > 0)
            {
                noneYet = conditions.Pop().NoneYet;
            }

            if (verb == "endif")
            {
                return;
            }

            // A condition that cannot be kept says nothing about the branches after it either.
            Condition? own = verb == "else" ? null : When(source, place);
            conditions.Push(own == null ? (noneYet, noneYet) : (Condition.Both(noneYet, own), Condition.Both(noneYet, own.Negated())));
        }

        // Yarn writes $flag and $trust where conditions have flag and trust.
        private Condition? When(string source, SourcePlace place)
        {
            string text = Regex.Replace(source, @"\$([A-Za-z_][A-Za-z0-9_]*)\s*(==|is|eq)\s*true", "$1");
            text = Regex.Replace(text, @"\$([A-Za-z_][A-Za-z0-9_]*)\s*((==|is|eq)\s*false|!=\s*true)", "not $1");
            text = text.Replace("$", string.Empty).Replace("&&", " and ").Replace("||", " or ");
            text = Regex.Replace(Regex.Replace(text, @"\bgte\b", ">="), @"\blte\b", "<=");
            try
            {
                return Condition.Parse(text);
            }
            catch (ConditionException fault)
            {
                problems.Warn("condition", place, $"The condition '{source}' is left out: {fault.What}.", "Add a 'when' by hand if the line needs it.");
                return null;
            }
        }

        private static void Replace(List<AuthoredLine> lines, AuthoredLine line) => lines[lines.Count - 1] = line;
    }
}
