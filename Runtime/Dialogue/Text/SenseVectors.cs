using System;
using System.Buffers;
using System.Collections.Generic;
using GptDialogue.Dialogue.Reading;
using MessagePack;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>
    /// Vectors of word stems whose sum tells what a text is about, so that "where can I lay my head" is near to "the inn has four
    /// rooms" without a word in common. They are learnt from a sentence encoder too large to ship, whose vectors of whole sentences
    /// the sums come near to (Hinton et al. 2015; Wieting et al. 2016). Immutable.
    /// </summary>
    public sealed class SenseVectors
    {
        private const int Version = 1;
        private const int Fields = 3;
        private const int MostWidth = 1024;

        private readonly Dictionary<string, int> _rows = new Dictionary<string, int>(StringComparer.Ordinal);
        private readonly IReadOnlyList<string> _stems;
        private readonly ByteMatrix _vectors; // (stems, width)

        private SenseVectors(IReadOnlyList<string> stems, ByteMatrix vectors)
        {
            if (vectors.Rows != stems.Count || vectors.Columns > MostWidth)
                throw new MessagePackSerializationException("its sizes do not fit together");
            _stems = stems;
            _vectors = vectors;
            for (var i = 0; i < stems.Count; i++)
                _rows[stems[i]] = i;
        }

        /// <summary>Knows no word: every text is about nothing.</summary>
        public static SenseVectors None { get; } = new SenseVectors(Array.Empty<string>(), ByteMatrix.Round(default, 1));

        /// <summary>Number of stems.</summary>
        public int Count => _stems.Count;

        /// <summary>Length of a vector.</summary>
        public int Width => _vectors.Columns;

        /// <summary>Rounds trained vectors to eight bits.</summary>
        /// <param name="stems">Stems as <see cref="Stemmer"/> makes them, each once.</param>
        /// <param name="vectors">(stems, width) row-major.</param>
        /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
        public static SenseVectors Create(IReadOnlyList<string> stems, float[] vectors)
        {
            if (stems.Count == 0 || vectors.Length == 0 || vectors.Length % stems.Count != 0)
                throw new ArgumentException($"{vectors.Length} numbers for {stems.Count} stems.", nameof(vectors));
            return new SenseVectors(stems, ByteMatrix.Round(vectors, vectors.Length / stems.Count));
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static SenseVectors FromBytes(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                var fields = reader.ReadArrayHeader();
                var version = reader.ReadInt32();
                if (version > Version)
                    throw new GptDialogueException($"Sense vectors: version {version}; this program reads up to {Version}. Update it.");
                if (fields != Fields)
                    throw new MessagePackSerializationException("not sense vectors");
                var stems = (reader.ReadString() ?? "").Split(new[] { '\n' }, StringSplitOptions.RemoveEmptyEntries);
                return new SenseVectors(stems, ByteMatrix.Read(ref reader));
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is System.IO.EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException($"Sense vectors: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The vectors as bytes for a bundle.</summary>
        public byte[] ToBytes()
        {
            var output = new ArrayBufferWriter<byte>(1 << 16);
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(Fields);
            writer.Write(Version);
            writer.Write(string.Join("\n", _stems));
            _vectors.Write(ref writer);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>What a text is about: a vector of length 1, or an empty one where none of the words is known.</summary>
        /// <param name="words">The words of the text; their order does not matter.</param>
        public float[] Of(IReadOnlyList<Word> words)
        {
            var rows = new List<int>(words.Count);
            for (var i = 0; i < words.Count; i++)
            {
                if (_rows.TryGetValue(words[i].Stem, out var row))
                    rows.Add(row);
            }

            if (rows.Count == 0)
                return Array.Empty<float>();
            var sum = new float[Width];
            _vectors.AddRows(rows, 1f, sum);
            var norm = (float)Math.Sqrt(Similarity(sum, sum));
            if (norm == 0f)
                return Array.Empty<float>();
            for (var i = 0; i < sum.Length; i++)
                sum[i] /= norm;
            return sum;
        }

        /// <summary>How near two texts are: the cosine of their vectors, from -1 to 1; 0 where one of them is about nothing.</summary>
        /// <param name="a">A vector of <see cref="Of"/>.</param>
        /// <param name="b">Another.</param>
        public static float Similarity(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            var sum = 0f;
            for (var i = 0; i < a.Length && i < b.Length; i++)
                sum += a[i] * b[i];
            return sum;
        }
    }
}
