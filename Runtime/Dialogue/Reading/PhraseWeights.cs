using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>The trained filters of an intent reader, in single precision.</summary>
    public sealed class PhraseWeights
    {
        /// <summary>Collects the weights.</summary>
        /// <param name="vectors">(words, dimensions): the vector of whatever <see cref="WordSequence"/> numbers.</param>
        /// <param name="dimensions">Length of a vector.</param>
        /// <param name="kernels">Of each width of window: (filters, window · dimensions).</param>
        /// <param name="biases">Of each width of window: (filters).</param>
        public PhraseWeights(float[] vectors, int dimensions, IReadOnlyList<float[]> kernels, IReadOnlyList<float[]> biases)
        {
            Vectors = vectors ?? throw new ArgumentNullException(nameof(vectors));
            Dimensions = dimensions;
            Kernels = kernels ?? throw new ArgumentNullException(nameof(kernels));
            Biases = biases ?? throw new ArgumentNullException(nameof(biases));
        }

        /// <summary>(words, dimensions).</summary>
        public float[] Vectors { get; }

        /// <summary>Length of a vector.</summary>
        public int Dimensions { get; }

        /// <summary>Of each width of window: (filters, window · dimensions).</summary>
        public IReadOnlyList<float[]> Kernels { get; }

        /// <summary>Of each width of window: (filters).</summary>
        public IReadOnlyList<float[]> Biases { get; }
    }
}
