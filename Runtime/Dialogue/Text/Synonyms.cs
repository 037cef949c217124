using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>
    /// A thesaurus of what players ask about in games of any genre. Words of one group are matched at a discount, so
    /// an authored <c>topics:</c> list need not foresee every wording.
    /// </summary>
    public static class Synonyms
    {
        /// <summary>The groups (by number) that the stem belongs to; empty when it is in none.</summary>
        public static IReadOnlyList<int> GroupsOf(string stem) => _groups.TryGetValue(stem, out var g) ? g : _none;

        /// <summary>True if two stems are in a group together.</summary>
        public static bool Share(string stem, string other)
        {
            foreach (var group in GroupsOf(stem))
            {
                foreach (var candidate in GroupsOf(other))
                {
                    if (group == candidate)
                        return true;
                }
            }

            return false;
        }

        private static readonly int[] _none = Array.Empty<int>();

        private static readonly Dictionary<string, List<int>> _groups = Build(SynonymGroups.All);

        private static Dictionary<string, List<int>> Build(string[] groups)
        {
            var byStem = new Dictionary<string, List<int>>(StringComparer.Ordinal);
            for (var g = 0; g < groups.Length; g++)
            {
                foreach (var word in groups[g].Split(' '))
                {
                    var stem = Stemmer.Stem(word);
                    if (!byStem.TryGetValue(stem, out var list))
                        byStem[stem] = list = new List<int>(1);
                    if (!list.Contains(g))
                        list.Add(g);
                }
            }

            return byStem;
        }
    }
}
