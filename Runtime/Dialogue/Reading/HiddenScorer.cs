using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// A deep averaging network (Iyyer et al. 2015) over hashed features (Joulin et al. 2016): the vectors of the line's features over
    /// the square root of their number, the mean vector of its content words, and a bias make the hidden layer; its activations are
    /// weighed into scores, to which the features also add directly (Cheng et al. 2016). A word that no training line had still has
    /// a vector, projected from what is known of it elsewhere. The readers of version 3 are of this kind.
    /// </summary>
    internal sealed class HiddenScorer : IReadingScorer
    {
        /// <summary>The version of this kind.</summary>
        public const int Version = 3;

        /// <summary>Length of the array that it is written as.</summary>
        public const int Fields = 9;

        private readonly ByteMatrix _features; // (buckets, width)
        private readonly ByteMatrix _words; // (words, width)
        private readonly float[] _hiddenBias; // (width)
        private readonly ByteMatrix _output; // (width, intents)
        private readonly ByteMatrix? _direct; // (buckets, intents)
        private readonly float[] _bias; // (intents)

        private HiddenScorer(ByteMatrix features, ByteMatrix words, float[] hiddenBias, ByteMatrix output, ByteMatrix? direct, float[] bias)
        {
            var width = hiddenBias.Length;
            if (!LineFeatures.IsTable(features, width) || words.Columns != width || output.Rows != width || output.Columns != bias.Length)
                throw new MessagePackSerializationException("its sizes do not fit together");
            if (direct != null && !LineFeatures.IsTable(direct, bias.Length))
                throw new MessagePackSerializationException("its direct weights do not fit");
            _features = features;
            _words = words;
            _hiddenBias = hiddenBias;
            _output = output;
            _direct = direct;
            _bias = bias;
        }

        /// <inheritdoc/>
        public int Intents => _bias.Length;

        /// <inheritdoc/>
        public int Words => _words.Rows;

        /// <inheritdoc/>
        public int Hidden => _hiddenBias.Length;

        /// <summary>Reads what follows the version, up to the groups of words.</summary>
        public static HiddenScorer Read(ref MessagePackReader reader, out PlayerIntent[] intents)
        {
            intents = reader.ReadIntents();
            var features = ByteMatrix.Read(ref reader);
            var words = ByteMatrix.Read(ref reader);
            var hiddenBias = reader.ReadFloats();
            var output = ByteMatrix.Read(ref reader);
            var direct = reader.TryReadNil() ? null : ByteMatrix.Read(ref reader);
            return new HiddenScorer(features, words, hiddenBias, output, direct, reader.ReadFloats());
        }

        /// <inheritdoc/>
        public void Score(ReaderInput line, Span<float> scores, Span<float> hidden)
        {
            var (features, words) = (line.Features, line.Words);
            _hiddenBias.AsSpan().CopyTo(hidden);
            var share = features.Count > 0 ? 1f / (float)Math.Sqrt(features.Count) : 0f;
            _features.AddRows(features, share, hidden);
            if (words.Count > 0)
                _words.AddRows(words, 1f / words.Count, hidden);
            for (var i = 0; i < hidden.Length; i++)
                hidden[i] = Gelu.At(hidden[i]);
            _bias.AsSpan().CopyTo(scores);
            _output.AddProduct(hidden, scores);
            _direct?.AddRows(features, share, scores);
        }

        /// <inheritdoc/>
        public void Write(ref MessagePackWriter writer, IReadOnlyList<string> intents, WordClusters clusters)
        {
            writer.WriteArrayHeader(Fields);
            writer.Write(Version);
            writer.WriteNames(intents);
            _features.Write(ref writer);
            _words.Write(ref writer);
            writer.WriteFloats(_hiddenBias);
            _output.Write(ref writer);
            if (_direct == null)
                writer.WriteNil();
            else
                _direct.Write(ref writer);
            writer.WriteFloats(_bias);
            clusters.Write(ref writer);
        }
    }
}
