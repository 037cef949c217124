using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Text;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Vectors of the commonest words of a text, near to one another where the words keep the same company: positive pointwise
    /// mutual information of words within <see cref="Reach"/>, reduced to its leading eigenvectors (Levy, Goldberg and Dagan 2015).
    /// </summary>
    internal sealed class WordVectors
    {
        /// <summary>Words counted to either side, the nearer the more.</summary>
        public const int Reach = 4;

        /// <summary>Length of a vector that is counted here; those of a file may have any.</summary>
        public const int Width = 100;

        private const int MostWords = 8192; // counting takes memory for each pair of them
        private const int MostReadWords = 12288;
        private const int RareWord = 20; // seen less often, a word's company says little
        private const double ContextPower = 0.75; // makes rare companions less telling than their counts suggest
        private const int Iterations = 6; // of the subspace, enough for the groups not to change

        private WordVectors(string[] words, Tensor vectors)
        {
            Words = words;
            Vectors = vectors;
        }

        /// <summary>The words in lower case, commonest first.</summary>
        public string[] Words { get; }

        /// <summary>(words, width), each of length 1.</summary>
        public Tensor Vectors { get; }

        /// <summary>Reads the text files; words of a line count as company, words of different lines do not.</summary>
        public static WordVectors Train(IEnumerable<string> files)
        {
            var texts = files.ToArray();
            var words = Common(texts, MostWords);
            if (words.Length < Width)
                return new WordVectors([], empty(0, Width));
            using var scope = NewDisposeScope();
            var vectors = Reduce(Associations(texts, words));
            return new WordVectors(words, vectors.MoveToOuterDisposeScope());
        }

        /// <summary>Takes vectors that another tool made, of the words that are common in the text.</summary>
        /// <param name="path">Text file: a word and the numbers of its vector on each line, separated by blanks (the format of GloVe and word2vec).</param>
        /// <param name="files">The text files whose words are wanted.</param>
        /// <exception cref="GptDialogueException">The file cannot be read, a line is not a word with numbers, or lines differ in length, or none of the words is common.</exception>
        public static WordVectors Read(string path, IEnumerable<string> files)
        {
            var found = new Dictionary<string, float[]>(StringComparer.Ordinal);
            var width = 0;
            var number = 0;
            foreach (var line in ReadLines(path))
            {
                number++;
                var fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                if (number == 1 && fields.Length == 2)
                    continue; // the heading of word2vec: how many words, how many numbers
                var values = new float[Math.Max(0, fields.Length - 1)];
                var fits = values.Length > 0 && (width == 0 || values.Length == width);
                for (var i = 0; i < values.Length && fits; i++)
                    fits = float.TryParse(fields[i + 1], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]) && float.IsFinite(values[i]);
                if (!fits)
                    throw new GptDialogueException($"{path}:{number}: expected a word and {(width == 0 ? "the" : width)} numbers of its vector, separated by blanks.");
                width = values.Length;
                found.TryAdd(fields[0], values);
            }

            var words = Common(files.ToArray(), MostReadWords).Where(found.ContainsKey).ToArray();
            if (words.Length == 0)
                throw new GptDialogueException($"{path}: none of its {found.Count:N0} words is common in the text. Is it of another language, or not in lower case?");
            using var scope = NewDisposeScope();
            var vectors = tensor(words.SelectMany(w => found[w]).ToArray(), words.Length, width);
            // What all words share tells none of them apart.
            vectors = vectors - vectors.mean([0L], true);
            return new WordVectors(words, (vectors / vectors.norm(1, true).clamp(1e-6)).MoveToOuterDisposeScope());
        }

        private static string[] ReadLines(string path)
        {
            try
            {
                return File.ReadAllLines(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"Word vectors '{path}' cannot be read: {fault.Message}", fault);
            }
        }

        private static IEnumerable<List<Word>> Lines(IEnumerable<string> files) => files.SelectMany(File.ReadLines).Select(Word.Split);

        private static string[] Common(string[] files, int most)
        {
            var counts = new Dictionary<string, int>(StringComparer.Ordinal);
            foreach (var word in Lines(files).SelectMany(l => l))
                counts[word.Lower] = counts.GetValueOrDefault(word.Lower) + 1;
            return counts.Where(c => c.Value >= RareWord).OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal)
                .Take(most).Select(c => c.Key).ToArray();
        }

        // (words, words), symmetric, no negative values.
        private static Tensor Associations(string[] files, string[] words)
        {
            var index = words.Select((w, i) => (w, i)).ToDictionary(p => p.w, p => p.i, StringComparer.Ordinal);
            var size = words.Length;
            var counts = new float[size * size];
            foreach (var line in Lines(files))
            {
                var ids = line.Select(w => index.GetValueOrDefault(w.Lower, -1)).ToArray();
                for (var i = 0; i < ids.Length; i++)
                {
                    for (var j = i + 1; j < ids.Length && j <= i + Reach; j++)
                    {
                        if (ids[i] < 0 || ids[j] < 0)
                            continue;
                        counts[ids[i] * size + ids[j]] += 1f / (j - i);
                        counts[ids[j] * size + ids[i]] += 1f / (j - i);
                    }
                }
            }

            var matrix = tensor(counts, size, size);
            var sums = matrix.sum(1).clamp_(1e-6);
            var context = sums.pow(ContextPower);
            context.div_(context.sum());
            matrix.div_(sums.unsqueeze(1)).div_(context.unsqueeze(0));
            // Both sides alike, so that the matrix has real eigenvectors.
            matrix.clamp_(1).log_();
            return (matrix + matrix.t()) / 2;
        }

        // Subspace iteration with a fixed beginning; the same text gives the same vectors.
        private static Tensor Reduce(Tensor matrix)
        {
            var basis = rand(matrix.shape[0], Width, generator: new Generator(1)) - 0.5;
            for (var i = 0; i < Iterations; i++)
                basis = linalg.qr(matrix.matmul(basis)).Q;
            var (values, rotation) = linalg.eigh(basis.t().matmul(matrix).matmul(basis));
            var vectors = basis.matmul(rotation) * values.abs().sqrt();
            return vectors / vectors.norm(1, true).clamp(1e-6);
        }
    }
}
