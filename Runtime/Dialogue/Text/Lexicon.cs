using System;
using System.Collections.Generic;
using System.Text;
using GptDialogue.Bundles;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>
    /// The ordinary words of the language: the only ones a reply may spell (names come from slots), and the ones a player may
    /// use without being read as gibberish. Kept as a trie over lower-case UTF-8 bytes, which is what tokens are made of.
    /// </summary>
    public sealed class Lexicon
    {
        private readonly HashSet<string> _words = new HashSet<string>(StringComparer.Ordinal);
        private readonly Dictionary<int, int> _children = new Dictionary<int, int>();
        private readonly List<bool> _ends = new List<bool> { false };

        /// <summary>Creates the lexicon from lower-case words; an empty one knows no word and restricts nothing.</summary>
        /// <param name="words">The words.</param>
        /// <param name="senses">What words are about; null where that is not known.</param>
        public Lexicon(IEnumerable<string> words, SenseVectors? senses = null)
        {
            Senses = senses ?? SenseVectors.None;
            foreach (var word in words)
                Add(word);
        }

        /// <summary>The lexicon of a bundle.</summary>
        /// <exception cref="GptDialogueException">Its sense vectors are damaged, or of a newer version.</exception>
        public static Lexicon Of(BundleHeader header) => new Lexicon(header.Words, header.Senses.Length > 0 ? SenseVectors.FromBytes(header.Senses) : null);

        /// <summary>A lexicon without words.</summary>
        public static Lexicon Empty { get; } = new Lexicon(Array.Empty<string>());

        /// <summary>What words are about.</summary>
        public SenseVectors Senses { get; }

        /// <summary>Number of words.</summary>
        public int Count => _words.Count;

        /// <summary>True if the lower-case word is in the lexicon.</summary>
        public bool Contains(string lower) => _words.Contains(lower);

        /// <summary>A copy without the given words, for a world that forbids them.</summary>
        public Lexicon Without(ICollection<string> words)
        {
            if (words.Count == 0)
                return this;
            var kept = new List<string>(_words.Count);
            foreach (var word in _words)
            {
                if (!words.Contains(word))
                    kept.Add(word);
            }

            return new Lexicon(kept, Senses);
        }

        /// <summary>The trie node before the first letter.</summary>
        internal const int Root = 0;

        /// <summary>The node after one more lower-case byte; −1 when no word continues so.</summary>
        internal int Step(int node, byte letter) => _children.TryGetValue((node << 8) | letter, out var next) ? next : -1;

        /// <summary>True if the letters so far are a whole word.</summary>
        internal bool IsWord(int node) => _ends[node];

        private void Add(string word)
        {
            if (word.Length == 0 || !_words.Add(word))
                return;
            var node = Root;
            foreach (var letter in Encoding.UTF8.GetBytes(word))
            {
                var key = (node << 8) | letter;
                if (!_children.TryGetValue(key, out var next))
                {
                    next = _ends.Count;
                    _children[key] = next;
                    _ends.Add(false);
                }

                node = next;
            }

            _ends[node] = true;
        }
    }
}
