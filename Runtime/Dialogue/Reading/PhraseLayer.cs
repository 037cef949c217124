using System;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>Filters of several widths over the vectors of a line's words. Immutable.</summary>
    internal sealed class PhraseLayer
    {
        private readonly ByteMatrix _vectors; // (words, dimensions)
        private readonly ByteMatrix[] _kernels; // (window · dimensions, filters) each
        private readonly float[][] _biases; // (filters) each
        private readonly float[][] _exact; // (filters, window · dimensions) each: what _kernels holds, turned and in single precision

        private PhraseLayer(ByteMatrix vectors, ByteMatrix[] kernels, float[][] biases)
        {
            _vectors = vectors;
            _kernels = kernels;
            _biases = biases;
            _exact = new float[kernels.Length][];
            for (var k = 0; k < kernels.Length; k++)
            {
                if (kernels[k].Columns != biases[k].Length || kernels[k].Rows == 0 || kernels[k].Rows % vectors.Columns != 0)
                    throw new MessagePackSerializationException("its phrase filters do not fit");
                _exact[k] = kernels[k].Turned();
                Filters += biases[k].Length;
                Widest = Math.Max(Widest, kernels[k].Rows / vectors.Columns);
            }
        }

        /// <summary>Number of words that have a vector, with those that are no words.</summary>
        public int Words => _vectors.Rows;

        /// <summary>Number of filters of all widths.</summary>
        public int Filters { get; }

        private int Widest { get; }

        /// <summary>Rounds trained weights to bytes.</summary>
        /// <param name="weights">The weights.</param>
        /// <param name="steps">Steps of the vectors to either side of 0.</param>
        /// <exception cref="MessagePackSerializationException">Their sizes do not fit together.</exception>
        public static PhraseLayer Create(PhraseWeights weights, int steps)
        {
            var kernels = new ByteMatrix[weights.Kernels.Count];
            for (var k = 0; k < kernels.Length; k++)
            {
                var filters = weights.Biases[k].Length;
                kernels[k] = ByteMatrix.Round(Turned(weights.Kernels[k], filters), filters);
            }

            return new PhraseLayer(ByteMatrix.Round(weights.Vectors, weights.Dimensions, steps), kernels, new List<float[]>(weights.Biases).ToArray());
        }

        /// <summary>Reads what <see cref="Write"/> wrote.</summary>
        public static PhraseLayer Read(ref MessagePackReader reader)
        {
            var vectors = ByteMatrix.Read(ref reader);
            var kernels = new ByteMatrix[reader.ReadArrayHeader()];
            var biases = new float[kernels.Length][];
            for (var k = 0; k < kernels.Length; k++)
            {
                kernels[k] = ByteMatrix.Read(ref reader);
                biases[k] = reader.ReadFloats();
            }

            return new PhraseLayer(vectors, kernels, biases);
        }

        /// <summary>Writes vectors and filters, two fields.</summary>
        public void Write(ref MessagePackWriter writer)
        {
            _vectors.Write(ref writer);
            writer.WriteArrayHeader(_kernels.Length);
            for (var k = 0; k < _kernels.Length; k++)
            {
                _kernels[k].Write(ref writer);
                writer.WriteFloats(_biases[k]);
            }
        }

        /// <summary>The activation of each filter where it answers most; all 0 for a line without words.</summary>
        /// <param name="sequence">The line, see <see cref="WordSequence"/>.</param>
        public float[] Activations(IReadOnlyList<int> sequence)
        {
            var activations = new float[Filters];
            var length = Math.Min(sequence.Count, WordSequence.MaxLength);
            if (length == 0)
                return activations;
            var dimensions = _vectors.Columns;
            var padding = Widest - 1;
            var vectors = new float[(length + 2 * padding) * dimensions];
            for (var i = 0; i < length; i++)
                _vectors.CopyRow(sequence[i], vectors.AsSpan((padding + i) * dimensions, dimensions));
            var at = new int[Filters];
            var done = 0;
            for (var k = 0; k < _exact.Length; k++)
            {
                var filters = _biases[k].Length;
                var spare = (padding + 1) * dimensions - _kernels[k].Rows; // a narrower window needs fewer zeros
                PhraseFilter.Apply(_exact[k], _biases[k], vectors.AsSpan(spare, vectors.Length - 2 * spare), dimensions, activations.AsSpan(done, filters), at);
                done += filters;
            }

            for (var i = 0; i < activations.Length; i++)
                activations[i] = Gelu.At(activations[i]);
            return activations;
        }

        private static float[] Turned(float[] kernels, int filters)
        {
            var turned = new float[kernels.Length];
            var size = kernels.Length / filters;
            for (var i = 0; i < kernels.Length; i++)
                turned[i % size * filters + i / size] = kernels[i];
            return turned;
        }
    }
}
