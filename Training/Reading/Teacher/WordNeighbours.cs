using System;
using System.Collections.Generic;
using System.Linq;
using static TorchSharp.torch;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>For each word those whose vectors point nearly the same way.</summary>
    internal sealed class WordNeighbours
    {
        private const int Most = 15;
        private const float Least = 0.45f; // cosine
        private const int Rows = 1024; // of a block of the table of all likenesses, which would not fit whole

        private readonly Dictionary<string, string[]> _neighbours = new(StringComparer.Ordinal);

        /// <param name="words">The words.</param>
        /// <param name="vectors">Their vectors (words, width), each of length 1.</param>
        public WordNeighbours(string[] words, Tensor vectors)
        {
            for (var from = 0; from < words.Length; from += Rows)
            {
                using var scope = NewDisposeScope();
                var count = Math.Min(Rows, words.Length - from);
                // The nearest word is the word itself.
                var (likeness, at) = vectors.narrow(0, from, count).matmul(vectors.t()).topk(Math.Min(Most + 1, words.Length));
                var (values, places) = (likeness.data<float>().ToArray(), at.data<long>().ToArray());
                var width = values.Length / count;
                for (var row = 0; row < count; row++)
                {
                    _neighbours[words[from + row]] = Enumerable.Range(row * width, width).Where(i => places[i] != from + row && values[i] > Least)
                        .Select(i => words[places[i]]).ToArray();
                }
            }
        }

        /// <summary>The nearest words, nearest first; none for a word that is not known.</summary>
        public IReadOnlyList<string> Of(string word) => _neighbours.GetValueOrDefault(word) ?? [];
    }
}
