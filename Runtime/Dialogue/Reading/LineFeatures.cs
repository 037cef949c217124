using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// What a line looks like to the intent reader: its words, pairs of words and parts of words with names replaced by their kind,
    /// groups of words, its shape, and what retrieval found. Each feature is hashed to a number (Weinberger et al. 2009), so there is no dictionary to keep.
    /// </summary>
    public static class LineFeatures
    {
        /// <summary>Number of different features; a power of two.</summary>
        public const int Count = 1 << 15;

        private static readonly string[] _endings = { "ing", "ed", "ly", "s" };

        private const int Part = 4; // letters of a part of a word: short enough to survive a typo, long enough to mean something

        /// <summary>Collects what an analysed line looks like.</summary>
        /// <param name="turn">The line.</param>
        /// <param name="clusters">The words that are known, and their groups.</param>
        public static ReaderInput Collect(TurnAnalysis turn, WordClusters clusters)
        {
            var line = new ReaderInput();
            var features = line.Features;
            var words = Words(turn, clusters, line.Sequence);
            AddKnown(words, clusters, line.Words);
            for (var i = 0; i < words.Count; i++)
            {
                features.Add(Hash('1', words[i]));
                if (i > 0)
                    features.Add(Hash('2', words[i - 1], words[i]));
                if (i > 1)
                    features.Add(Hash('3', words[i - 2], words[i]));
                AddParts(words[i], features);
                AddClusters(words[i], clusters, features);
            }

            AddShape(words, features);
            AddEvidence(turn, features);
            return line;
        }

        // Features fall into the rows of a table by their lowest bits, so that every row gets as many.
        internal static bool IsTable(ByteMatrix matrix, int columns) =>
            matrix.Columns == columns && matrix.Rows > 0 && matrix.Rows <= Count && (matrix.Rows & (matrix.Rows - 1)) == 0;

        // The line with kinds in the place of names and without slips of the typing hand, between marks for its beginning and end.
        private static List<string> Words(TurnAnalysis turn, WordClusters clusters, List<int> sequence)
        {
            var words = new List<string> { "^" };
            var next = 0;
            var end = 0;
            foreach (var word in turn.Words)
            {
                AddStops(turn.Line.Text, end, word.Start, sequence);
                end = word.Start + word.Length;
                var count = words.Count;
                while (next < turn.Mentions.Count && turn.Mentions[next].End <= word.Start)
                    next++;
                if (next >= turn.Mentions.Count || word.Start < turn.Mentions[next].Start)
                    words.Add(FunctionWords.Contains(word.Lower) ? word.Lower : clusters.Meant(word.Lower));
                else if (word.Start == turn.Mentions[next].Start)
                    words.Add(KindOf(turn.Mentions[next].Entity));
                if (words.Count > count)
                    sequence.Add(WordSequence.Of(words[count], clusters));
            }

            AddStops(turn.Line.Text, end, turn.Line.Text.Length, sequence);
            words.Add("$");
            return words;
        }

        private static void AddStops(string text, int from, int to, List<int> sequence)
        {
            for (var i = from; i < to; i++)
            {
                var stop = WordSequence.OfStop(text[i]);
                if (stop >= 0)
                    sequence.Add(stop);
            }
        }

        private static string KindOf(Entity entity) => entity.Kind switch
        {
            EntityKind.Item => "<item>",
            EntityKind.Person => "<person>",
            EntityKind.Place => "<place>",
            EntityKind.Here => "<here>",
            EntityKind.Self => "<self>",
            _ => "<name>",
        };

        private static void AddParts(string word, List<int> features)
        {
            if (word.Length < Part || word[0] == '<')
                return;
            for (var start = 0; start + Part <= word.Length; start++)
                features.Add(Hash('p', word, start, Part));
        }

        private static void AddKnown(List<string> words, WordClusters clusters, List<int> known)
        {
            foreach (var word in words)
            {
                var index = FunctionWords.Contains(word) ? -1 : clusters.IndexOf(word);
                if (index >= 0)
                    known.Add(index);
            }
        }

        private static void AddClusters(string word, WordClusters clusters, List<int> features)
        {
            if (FunctionWords.Contains(word))
                return;
            var groups = clusters.Of(word);
            for (var level = 0; level < groups.Length; level++)
                features.Add(Finish(Add(Add(Add(Start, 'c'), (char)level), (char)groups[level])));
        }

        // The line with only its function words left: what tells asking for a thing from speaking of it, whatever the thing is.
        private static void AddShape(List<string> words, List<int> features)
        {
            for (var i = 0; i < words.Count; i++)
                words[i] = ShapeOf(words[i]);
            for (var i = 1; i < words.Count; i++)
            {
                if (words[i - 1][0] == '_' || words[i][0] == '_')
                    features.Add(Hash('s', words[i - 1], words[i]));
                if (i > 1)
                    features.Add(Hash('t', words[i - 2] + " " + words[i - 1], words[i]));
            }
        }

        private static string ShapeOf(string word)
        {
            if (word.Length < 2 || word[0] == '<' || FunctionWords.Contains(word))
                return word;
            foreach (var ending in _endings)
            {
                if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.Ordinal))
                    return "_" + ending;
            }

            return "_";
        }

        private static void AddEvidence(TurnAnalysis turn, List<int> features)
        {
            var fact = turn.Facts.Count == 0 || turn.Facts[0].IsFiller ? 0f : turn.Facts[0].Score;
            features.Add(Hash('f', Level(fact)));
            if (turn.Query.Sense.Length > 0)
                AddLikeness(fact, turn.Facts.Count == 0 ? 0f : turn.Facts[0].Nearness, features);
            features.Add(Hash('a', Level(turn.Actions.Count == 0 ? 0f : turn.Actions[0].Score)));
            features.Add(Hash('l', Level(turn.Lines.Count == 0 ? 0f : turn.Lines[0].Score * 2)));
            features.Add(Hash('n', turn.Words.Count < 2 ? "1" : turn.Words.Count < 4 ? "3" : turn.Words.Count < 8 ? "7" : "8"));
            AddIf(turn.IsLocked, "locked", features);
            AddIf(turn.IsFollowUp, "follow", features);
            AddIf(turn.Line.HasStageDirection, "stage", features);
            AddIf(turn.Line.IsEcho, "echo", features);
            AddIf(turn.Line.Text.IndexOf('?') >= 0, "?", features);
            AddIf(turn.Line.Text.IndexOf('!') >= 0, "!", features);
            foreach (var entity in turn.Entities)
            {
                features.Add(Hash('e', KindOf(entity)));
                AddIf(entity.Ware != null, "sold", features);
            }
        }

        // Whether the best fact is about what the line is about, alone and together with the words in common.
        private static void AddLikeness(float fact, float nearness, List<int> features)
        {
            var likeness = nearness < -0.25f ? "0" : nearness < 0f ? "1" : nearness < 0.25f ? "2" : nearness < 0.5f ? "3" : nearness < 0.9f ? "4" : "5";
            features.Add(Hash('m', likeness));
            features.Add(Hash('m', Level(fact), likeness));
        }

        // Scores in the steps that matter to retrieval: nothing, near, hit, hit by a topic.
        private static string Level(float score) =>
            score < FactRetriever.NearScore ? "0" : score < FactRetriever.HitScore ? "1" : score < 2 * FactRetriever.HitScore ? "2" : "3";

        private static void AddIf(bool condition, string name, List<int> features)
        {
            if (condition)
                features.Add(Hash('x', name));
        }

        private static int Hash(char kind, string a, string b) => Finish(Add(Add(Add(Start, kind), a, 0, a.Length) * 31, b, 0, b.Length));

        private static int Hash(char kind, string a) => Hash(kind, a, 0, a.Length);

        private static int Hash(char kind, string a, int start, int length) => Finish(Add(Add(Start, kind), a, start, length));

        // FNV-1a: the same on every machine and in every run, unlike string.GetHashCode.
        private const uint Start = 2166136261u;

        private static uint Add(uint hash, char c) => unchecked((hash ^ c) * 16777619u);

        private static uint Add(uint hash, string text, int start, int length)
        {
            for (var i = start; i < start + length; i++)
                hash = Add(hash, text[i]);
            return hash;
        }

        private static int Finish(uint hash) => (int)((hash ^ (hash >> 15)) & (Count - 1));
    }
}
