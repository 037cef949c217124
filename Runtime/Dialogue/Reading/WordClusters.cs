using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// Words grouped by the company they keep in ordinary text, at three degrees of fineness, so that a reader that learnt "drowsy" and
    /// "tired" also understands "weary" (class-based features, Brown et al. 1992; Miller et al. 2004). Immutable.
    /// </summary>
    public sealed class WordClusters
    {
        /// <summary>Degrees of fineness, from coarse to fine.</summary>
        public const int Levels = 3;

        // Shorter words are near to too many; in longer ones there is too much to try, and a player can paste anything.
        private const int ShortestTypo = 4;
        private const int LongestTypo = 16;

        private readonly Dictionary<string, int> _ranks = new Dictionary<string, int>(StringComparer.Ordinal); // by how common, from 0
        private readonly List<string> _words = new List<string>(); // by rank
        private readonly List<int[]> _groups = new List<int[]>(); // by rank; (Levels) each

        private WordClusters()
        {
        }

        /// <summary>No groups: every word stands for itself.</summary>
        public static WordClusters None { get; } = new WordClusters();

        /// <summary>Number of words.</summary>
        public int Count => _words.Count;

        /// <summary>Groups words, commonest first; a word that comes twice keeps its first place.</summary>
        /// <param name="words">Words in lower case.</param>
        /// <param name="clusters">(<see cref="Levels"/>, words): the group of each word at each level, from 0.</param>
        public static WordClusters Create(IReadOnlyList<string> words, IReadOnlyList<int[]> clusters)
        {
            if (clusters.Count != Levels)
                throw new ArgumentException($"{clusters.Count} levels; there are {Levels}.", nameof(clusters));
            var result = new WordClusters();
            for (var i = 0; i < words.Count; i++)
                result.Add(words[i], clusters[0][i], clusters[1][i], clusters[2][i]);
            return result;
        }

        /// <summary>Where a word comes in the order in which the words were given, from 0; -1 for a word that is in no group.</summary>
        /// <param name="lower">The word in lower case.</param>
        public int IndexOf(string lower) => _ranks.TryGetValue(lower, out var rank) ? rank : -1;

        /// <summary>The groups of a word, coarse to fine; empty for a word that is in none.</summary>
        /// <param name="lower">The word in lower case.</param>
        public ReadOnlySpan<int> Of(string lower) => _ranks.TryGetValue(lower, out var rank) ? _groups[rank] : ReadOnlySpan<int>.Empty;

        /// <summary>Place of a word among the commonest ones, from 0; -1 for a word that is not among them.</summary>
        /// <param name="lower">The word in lower case.</param>
        public int RankOf(string lower) => _ranks.TryGetValue(lower, out var rank) ? rank : -1;

        /// <summary>
        /// The word that was meant: the commonest one a single slip away from an unknown word (Norvig 2007); the word itself where it is
        /// known, very short or long, or near to none.
        /// </summary>
        /// <param name="lower">The word in lower case.</param>
        public string Meant(string lower)
        {
            if (lower.Length < ShortestTypo || lower.Length > LongestTypo || Count == 0 || _ranks.ContainsKey(lower))
                return lower;
            var best = lower;
            var rank = int.MaxValue;
            foreach (var slip in Slips.Of(lower))
            {
                if (_ranks.TryGetValue(slip, out var found) && found < rank)
                    (best, rank) = (slip, found);
            }

            return best;
        }

        internal void Write(ref MessagePackWriter writer)
        {
            writer.WriteArrayHeader(Count);
            for (var i = 0; i < Count; i++)
            {
                writer.WriteArrayHeader(1 + Levels);
                writer.Write(_words[i]);
                foreach (var group in _groups[i])
                    writer.Write(group);
            }
        }

        internal static WordClusters Read(ref MessagePackReader reader)
        {
            var count = reader.ReadArrayHeader();
            var result = new WordClusters();
            for (var i = 0; i < count; i++)
            {
                if (reader.ReadArrayHeader() != 1 + Levels)
                    throw new MessagePackSerializationException("a word does not have its groups");
                result.Add(reader.ReadString() ?? "", reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            }

            return result;
        }

        private void Add(string word, int coarse, int middle, int fine)
        {
            if (_ranks.ContainsKey(word))
                return;
            _ranks.Add(word, Count);
            _words.Add(word);
            _groups.Add(new[] { coarse, middle, fine });
        }
    }
}
