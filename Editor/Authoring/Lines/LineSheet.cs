using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>
    /// The texts of a world that are said word for word, as a sheet for translators and voice actors. Columns
    /// <c>id,text,file,node,lineNumber</c>, as Yarn Spinner writes its string tables; node is the character, or "facts".
    /// </summary>
    public static class LineSheet
    {
        /// <summary>The sheet as CSV (RFC 4180). Files are given relative to a folder, with '/'.</summary>
        public static string Write(AuthoredWorld authored, string folder)
        {
            var csv = new StringBuilder(CsvText.Record("id", "text", "file", "node", "lineNumber"));
            var used = new HashSet<string>();
            foreach (CardSource card in authored.Cards)
            {
                foreach (LineSource line in card.Lines)
                {
                    Add(csv, used, line.Id, line.Npc, card.Id.Value, folder);
                }

                foreach (KeyValuePair<string, IReadOnlyList<SourceText>> list in card.Fallback)
                {
                    foreach (SourceText text in list.Value)
                    {
                        Add(csv, used, LineIds.For(card.Id.Value + "_" + list.Key, text.Value), text, card.Id.Value, folder);
                    }
                }
            }

            foreach (FactSource fact in authored.World.Facts)
            {
                Add(csv, used, "fact_" + fact.Id.Value, fact.Text, "facts", folder);
            }

            return csv.ToString();
        }

        private static void Add(StringBuilder csv, HashSet<string> used, string id, SourceText text, string node, string folder)
        {
            string unique = id;
            for (int copy = 2; !used.Add(unique); copy++)
            {
                unique = id + "_" + copy.ToString(CultureInfo.InvariantCulture);
            }

            string file = Path.GetRelativePath(folder, text.Place.File).Replace('\\', '/');
            csv.Append(CsvText.Record(unique, text.Value, file, node, text.Place.Line.ToString(CultureInfo.InvariantCulture)));
        }
    }
}
