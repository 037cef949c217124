using System;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>The words an intent reader knows before it has seen a single line.</summary>
    /// <param name="Clusters">The words and their groups.</param>
    /// <param name="Vectors">(words, <paramref name="Width"/>) row-major, near to one another where words mean alike.</param>
    /// <param name="Width">Length of a vector; 0 where no words are known.</param>
    public sealed record ReaderWords(WordClusters Clusters, float[] Vectors, int Width)
    {
        /// <summary>No words.</summary>
        public static ReaderWords None { get; } = new(WordClusters.None, [], 0);

        /// <summary>The vector of a word.</summary>
        /// <param name="word">Index of the word in <see cref="Clusters"/>.</param>
        public ReadOnlySpan<float> VectorOf(int word) => Vectors.AsSpan(word * Width, Width);
    }
}
