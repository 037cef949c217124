using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>Finds what a player means who types a part of a name.</summary>
    public static class NameMatch
    {
        /// <summary>
        /// The names that equal the text, ignoring case and articles; failing that, those in which every word of the text begins
        /// a word. Empty when nothing fits, several when the text is not clear.
        /// </summary>
        public static IReadOnlyList<string> Find(string text, IEnumerable<string> names)
        {
            var wanted = Words(text);
            var all = names.ToList();
            if (wanted.Length == 0)
                return Array.Empty<string>();
            var same = all.Where(n => Words(n).SequenceEqual(wanted)).ToList();
            return same.Count > 0 ? same : all.Where(n => wanted.All(w => Words(n).Any(p => p.StartsWith(w, StringComparison.Ordinal)))).ToList();
        }

        private static string[] Words(string name) => name.ToLowerInvariant()
            .Split(new[] { ' ', '-', '\'' }, StringSplitOptions.RemoveEmptyEntries)
            .Where(w => w != "the" && w != "a" && w != "an").ToArray();
    }
}
