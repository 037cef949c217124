using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring
{
    /// <summary>A file that an import makes.</summary>
    public sealed class ImportedFile
    {
        /// <summary>Creates it.</summary>
        public ImportedFile(string name, string text)
        {
            Name = name;
            Text = text;
        }

        /// <summary>File name without a folder.</summary>
        public string Name { get; }

        /// <summary>The content.</summary>
        public string Text { get; }
    }

    /// <summary>What the importers share.</summary>
    internal static class Imported
    {
        // An imported character needs a written line for every moment; the writer replaces them.
        public static readonly Fallbacks Placeholders = new Fallbacks(
            new[] { "I don't know about that." }, new[] { "I'd rather not say." }, new[] { "One moment." }, new[] { "Goodbye." });

        /// <summary>A name as an id: letters and digits in lower case, joined by '_'.</summary>
        public static string IdOf(string name)
        {
            var id = new StringBuilder();
            foreach (char c in name)
            {
                if (WordSpan.IsWordCharacter(c))
                {
                    id.Append(char.ToLowerInvariant(c));
                }
                else if (id.Length > 0 && id[id.Length - 1] != '_')
                {
                    id.Append('_');
                }
            }

            string trimmed = id.ToString().Trim('_');
            return trimmed.Length == 0 ? "character" : trimmed;
        }

        /// <summary>A file for a character that consists of lines.</summary>
        public static ImportedFile Character(string id, string name, IReadOnlyList<AuthoredLine> lines, string comment, Fallbacks? fallback = null)
        {
            List<ActionGrant> grants = lines.Where(line => line.Action != null).GroupBy(line => line.Action!.Action).Select(group =>
            {
                List<string> arguments = group.Select(line => line.Action!.Argument).Where(argument => argument != null).Select(argument => argument!).Distinct().ToList();
                return new ActionGrant(group.Key, arguments.Count == 0 ? null : arguments);
            }).ToList();
            var card = new CharacterCard(id, name, lines: lines, actions: grants, fallback: fallback ?? Placeholders);
            return new ImportedFile(id + AuthoredFiles.CardSuffix, CardYaml.Write(card, comment));
        }
    }
}
