using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>What the player carries.</summary>
    public sealed class Satchel
    {
        private readonly List<string> _items = new List<string>();

        /// <summary>The items in the order they came; one that is carried twice is listed twice.</summary>
        public IReadOnlyList<string> Items => _items;

        /// <summary>Whether at least one is carried; the case does not matter.</summary>
        public bool Has(string item) => _items.Any(i => Same(i, item));

        /// <summary>Puts one in.</summary>
        public void Add(string item) => _items.Add(item);

        /// <summary>Takes one out; false when there is none.</summary>
        public bool Remove(string item)
        {
            var at = _items.FindIndex(i => Same(i, item));
            if (at < 0)
                return false;
            _items.RemoveAt(at);
            return true;
        }

        /// <summary>The content in words, as in "bread, 2 nails"; "nothing" when empty.</summary>
        public override string ToString() => _items.Count == 0
            ? "nothing"
            : string.Join(", ", _items.GroupBy(i => i).Select(g => g.Count() == 1 ? g.Key : g.Count() + " x " + g.Key));

        private static bool Same(string a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
    }
}
