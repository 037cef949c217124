using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// Multinomial logistic regression: the score of an intent is its bias and the sum of the weights of the line's features over the
    /// square root of their number. The readers of versions 1 and 2 (2: groups of words) are of this kind.
    /// </summary>
    internal sealed class LinearScorer : IReadingScorer
    {
        /// <summary>The last version of this kind.</summary>
        public const int Version = 2;

        private readonly ByteMatrix _weights; // (LineFeatures.Count, intents)
        private readonly float[] _bias; // (intents)

        /// <param name="weights">(<see cref="LineFeatures.Count"/>, intents).</param>
        /// <param name="bias">(intents).</param>
        /// <exception cref="MessagePackSerializationException">The sizes do not fit together.</exception>
        public LinearScorer(ByteMatrix weights, float[] bias)
        {
            if (weights.Rows != LineFeatures.Count || weights.Columns != bias.Length)
                throw new MessagePackSerializationException("its sizes do not fit together");
            _weights = weights;
            _bias = bias;
        }

        /// <inheritdoc/>
        public int Intents => _bias.Length;

        /// <inheritdoc/>
        public int Words => 0;

        /// <inheritdoc/>
        public int Hidden => 0;

        /// <summary>Length of the array that a version is written as.</summary>
        public static int Fields(int version) => 5 + version;

        /// <summary>Reads what follows the version, up to the groups of words.</summary>
        public static LinearScorer Read(ref MessagePackReader reader, out PlayerIntent[] intents)
        {
            if (reader.ReadInt32() != LineFeatures.Count)
                throw new MessagePackSerializationException("it has another number of features");
            intents = reader.ReadIntents();
            var scales = reader.ReadFloats();
            var bias = reader.ReadFloats();
            return new LinearScorer(ByteMatrix.Of(reader.ReadByteArray(), scales), bias);
        }

        /// <inheritdoc/>
        public void Score(ReaderInput line, Span<float> scores, Span<float> hidden)
        {
            _bias.AsSpan().CopyTo(scores);
            if (line.Features.Count > 0)
                _weights.AddRows(line.Features, 1f / (float)Math.Sqrt(line.Features.Count), scores);
        }

        /// <inheritdoc/>
        public void Write(ref MessagePackWriter writer, IReadOnlyList<string> intents, WordClusters clusters)
        {
            writer.WriteArrayHeader(Fields(Version));
            writer.Write(Version);
            writer.Write(LineFeatures.Count);
            writer.WriteNames(intents);
            _weights.WriteScales(ref writer);
            writer.WriteFloats(_bias);
            _weights.WriteValues(ref writer);
            clusters.Write(ref writer);
        }
    }
}
