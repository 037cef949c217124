using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace GptDialogue.Authoring
{
    /// <summary>How authored names are compared and completed.</summary>
    public static class Glossary
    {
        private static readonly string[] Articles = { "the ", "a ", "an " };

        /// <summary>
        /// The world's spelling of a name: the entry that equals it, ignoring case and a leading article; null if there is none.
        /// </summary>
        public static string? Resolve(string name, IReadOnlyList<string> entries)
        {
            foreach (string entry in entries)
            {
                if (entry == name)
                {
                    return entry;
                }
            }

            string wanted = WithoutArticle(name);
            return entries.FirstOrDefault(entry => string.Equals(WithoutArticle(entry), wanted, StringComparison.OrdinalIgnoreCase));
        }

        /// <summary>The name without a leading the, a or an.</summary>
        public static string WithoutArticle(string name)
        {
            foreach (string article in Articles)
            {
                if (name.Length > article.Length && name.StartsWith(article, StringComparison.OrdinalIgnoreCase))
                {
                    return name.Substring(article.Length).TrimStart();
                }
            }

            return name;
        }

        /// <summary>An id as a name: salt_road becomes Salt Road.</summary>
        public static string TitleCase(string id)
        {
            var name = new StringBuilder(id.Length);
            bool start = true;
            foreach (char c in id)
            {
                bool blank = c == '_' || c == '-' || char.IsWhiteSpace(c);
                name.Append(blank ? ' ' : start ? char.ToUpperInvariant(c) : c);
                start = blank;
            }

            return name.ToString().Trim();
        }

        internal static IReadOnlyList<string> With(IReadOnlyList<SourceText> authored, IEnumerable<string> more)
        {
            var names = new List<string>();
            foreach (string name in authored.Select(text => text.Value).Concat(more))
            {
                if (name.Length > 0 && Resolve(name, names) == null)
                {
                    names.Add(name);
                }
            }

            return names;
        }
    }
}
