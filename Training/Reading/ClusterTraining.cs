using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>Groups the words of a text for the intent reader.</summary>
    internal static class ClusterTraining
    {
        /// <summary>Groups at each level; of a text with few words a group still holds <see cref="Least"/> on average.</summary>
        private static readonly int[] _groups = [128, 512, 2048];

        private const int Least = 3;

        /// <summary>The words with their groups and vectors; none where the text is too short to say anything.</summary>
        /// <param name="files">Text files in which the words are counted.</param>
        /// <param name="vectors">File with vectors of words, see <see cref="WordVectors.Read"/>; null makes them from the text.</param>
        public static ReaderWords Run(IEnumerable<string> files, string? vectors = null) => Group(vectors == null ? WordVectors.Train(files) : WordVectors.Read(vectors, files));

        private static ReaderWords Group(WordVectors vectors)
        {
            using var values = vectors.Vectors;
            if (vectors.Words.Length == 0)
                return ReaderWords.None;
            var groups = _groups.Select(n => KMeans.Group(values, Math.Clamp(vectors.Words.Length / Least, 1, n))).ToArray();
            return new ReaderWords(WordClusters.Create(vectors.Words, groups), values.data<float>().ToArray(), (int)values.shape[1]);
        }
    }
}
