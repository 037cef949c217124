using System;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// One network of a <see cref="PhraseScorer"/>: a hidden layer over hashed features (Joulin et al. 2016) and over phrases, which
    /// <see cref="PhraseFilter"/>s look for among the vectors of the line's words (Kim 2014). A word that no training line had still has a
    /// vector, made of what is known of it elsewhere. Immutable.
    /// </summary>
    internal sealed class MemberScorer
    {
        private readonly ByteMatrix _features; // (buckets, width)
        private readonly PhraseLayer _phrases;
        private readonly ByteMatrix _mixing; // (filters, width)
        private readonly float[] _hiddenBias; // (width)
        private readonly ByteMatrix _output; // (width, intents)

        private MemberScorer(ByteMatrix features, PhraseLayer phrases, ByteMatrix mixing, float[] hiddenBias, ByteMatrix output)
        {
            var width = hiddenBias.Length;
            if (!LineFeatures.IsTable(features, width) || mixing.Rows != phrases.Filters || mixing.Columns != width || output.Rows != width)
                throw new MessagePackSerializationException("its sizes do not fit together");
            _features = features;
            _phrases = phrases;
            _mixing = mixing;
            _hiddenBias = hiddenBias;
            _output = output;
        }

        /// <summary>Number of intents it scores.</summary>
        public int Intents => _output.Columns;

        /// <summary>Number of hidden units.</summary>
        public int Hidden => _hiddenBias.Length;

        /// <summary>Number of words it has a vector of.</summary>
        public int Words => _phrases.Words - WordSequence.Specials;

        /// <summary>Rounds trained weights to bytes.</summary>
        /// <param name="weights">The weights.</param>
        /// <param name="intents">Number of intents.</param>
        /// <param name="steps">Steps of the large tables to either side of 0; fewer of them pack better.</param>
        /// <exception cref="MessagePackSerializationException">Their sizes do not fit together.</exception>
        public static MemberScorer Create(ReaderMember weights, int intents, int steps)
        {
            var width = weights.HiddenBias.Length;
            return new MemberScorer(
                ByteMatrix.Round(weights.Features, width, steps), PhraseLayer.Create(weights.Phrases, steps), ByteMatrix.Round(weights.Mixing, width),
                (float[])weights.HiddenBias.Clone(), ByteMatrix.Round(weights.Output, intents));
        }

        /// <summary>Reads what <see cref="Write"/> wrote.</summary>
        public static MemberScorer Read(ref MessagePackReader reader)
        {
            var features = ByteMatrix.Read(ref reader);
            var phrases = PhraseLayer.Read(ref reader);
            var mixing = ByteMatrix.Read(ref reader);
            var hiddenBias = reader.ReadFloats();
            return new MemberScorer(features, phrases, mixing, hiddenBias, ByteMatrix.Read(ref reader));
        }

        /// <summary>Writes six fields.</summary>
        public void Write(ref MessagePackWriter writer)
        {
            _features.Write(ref writer);
            _phrases.Write(ref writer);
            _mixing.Write(ref writer);
            writer.WriteFloats(_hiddenBias);
            _output.Write(ref writer);
        }

        /// <summary>Adds what it finds to the scores.</summary>
        /// <param name="line">The line.</param>
        /// <param name="share">What each feature counts.</param>
        /// <param name="scores">(<see cref="Intents"/>).</param>
        /// <param name="hidden">(<see cref="Hidden"/>): activations of the hidden units, overwritten.</param>
        public void AddScores(ReaderInput line, float share, Span<float> scores, Span<float> hidden)
        {
            _hiddenBias.AsSpan().CopyTo(hidden);
            _features.AddRows(line.Features, share, hidden);
            _mixing.AddProduct(_phrases.Activations(line.Sequence), hidden);
            for (var i = 0; i < hidden.Length; i++)
                hidden[i] = Gelu.At(hidden[i]);
            _output.AddProduct(hidden, scores);
        }
    }
}
