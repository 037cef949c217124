using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Reading
{
    /// <summary>Groups the words of a text for the intent reader.</summary>
    internal static class ClusterTraining
    {
        /// <summary>Groups at each level; of a text with few words a group still holds <see cref="Least"/> on average.</summary>
        private static readonly int[] _groups = [128, 512, 2048];

        private const int Least = 3;

        /// <summary>Length of the vectors that the reader begins with.</summary>
        private const int Width = 64;

        private const float Loudness = 2.5f; // numbers of about 0.25, neither lost among those that training adds nor too large to be moved

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
            using var scope = NewDisposeScope();
            var reduced = Reduce(values);
            return new ReaderWords(WordClusters.Create(vectors.Words, groups), reduced.data<float>().ToArray(), (int)reduced.shape[1]);
        }

        // Principal components: the leading eigenvectors of the covariance.
        private static Tensor Reduce(Tensor vectors)
        {
            var centred = vectors - vectors.mean([0], keepdim: true);
            var (_, axes) = linalg.eigh(centred.t().matmul(centred)); // by rising eigenvalue
            var width = Math.Min(Width, axes.shape[1]);
            return (centred.matmul(axes.narrow(1, axes.shape[1] - width, width)) * Loudness).contiguous();
        }
    }
}
