using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Text;
using MessagePack;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Tells which of several written replies suit a line best. What is known of the line is projected to a short vector, every reply has one of its own, and
    /// their product says how apt the reply is: a ranker of two towers (Henderson et al. 2017), learnt from readers' verdicts on lines with
    /// possible replies. Immutable.
    /// </summary>
    public sealed class ReplyRanker
    {
        private const int Version = 1;
        private const int Fields = 5;
        private const int MostWidth = 256;

        private readonly ByteMatrix _lines; // (traits, width)
        private readonly float[] _bias; // (width)
        private readonly ulong[] _texts; // fingerprints of the replies
        private readonly ByteMatrix _replies; // (replies, width + 1); the last number counts whatever the line is
        private readonly Dictionary<ulong, int> _rows = new Dictionary<ulong, int>();

        private ReplyRanker(ByteMatrix lines, float[] bias, ulong[] texts, ByteMatrix replies)
        {
            if (bias.Length > MostWidth || lines.Columns != bias.Length || replies.Columns != bias.Length + 1 || replies.Rows != texts.Length)
                throw new MessagePackSerializationException("its sizes do not fit together");
            _lines = lines;
            _bias = bias;
            _texts = texts;
            _replies = replies;
            for (var i = 0; i < texts.Length; i++)
                _rows[texts[i]] = i;
        }

        /// <summary>Length of the traits of a line, see <see cref="Prompt.TurnAnalysis.Traits"/>.</summary>
        public int Traits => _lines.Rows;

        /// <summary>Number of replies it knows.</summary>
        public int Count => _texts.Length;

        /// <summary>Rounds trained weights to eight bits.</summary>
        /// <param name="lines">(traits, width) row-major: projects the traits of a line.</param>
        /// <param name="bias">(width): added to that.</param>
        /// <param name="texts">The replies.</param>
        /// <param name="replies">(replies, width + 1) row-major: the vector of each and what it counts by itself.</param>
        /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
        public static ReplyRanker Create(float[] lines, float[] bias, IReadOnlyList<string> texts, float[] replies)
        {
            try
            {
                return new ReplyRanker(ByteMatrix.Round(lines, bias.Length), (float[])bias.Clone(), texts.Select(StableHash.Of).ToArray(), ByteMatrix.Round(replies, bias.Length + 1));
            }
            catch (MessagePackSerializationException fault)
            {
                throw new ArgumentException($"Reply ranker: {fault.Message}.", nameof(replies), fault);
            }
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static ReplyRanker FromBytes(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                var fields = reader.ReadArrayHeader();
                var version = reader.ReadInt32();
                if (version > Version)
                    throw new GptDialogueException($"Reply ranker: version {version}; this program reads up to {Version}. Update it.");
                if (fields != Fields)
                    throw new MessagePackSerializationException("not a reply ranker");
                var lines = ByteMatrix.Read(ref reader);
                var bias = reader.ReadFloats();
                var texts = new ulong[reader.ReadArrayHeader()];
                for (var i = 0; i < texts.Length; i++)
                    texts[i] = reader.ReadUInt64();
                return new ReplyRanker(lines, bias, texts, ByteMatrix.Read(ref reader));
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is System.IO.EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException($"Reply ranker: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The ranker as bytes for a bundle.</summary>
        public byte[] ToBytes()
        {
            var output = new ArrayBufferWriter<byte>(1 << 16);
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(Fields);
            writer.Write(Version);
            _lines.Write(ref writer);
            writer.WriteFloats(_bias);
            writer.WriteArrayHeader(_texts.Length);
            foreach (var text in _texts)
                writer.Write(text);
            _replies.Write(ref writer);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>What a line asks of a reply: a vector for <see cref="Score"/>; empty where the traits are those of another reader.</summary>
        /// <param name="traits">Those of the line.</param>
        public float[] Wants(float[] traits)
        {
            if (traits.Length != Traits)
                return Array.Empty<float>();
            var wants = (float[])_bias.Clone();
            _lines.AddProduct(traits, wants);
            for (var i = 0; i < wants.Length; i++)
                wants[i] = (float)Math.Tanh(wants[i]);
            return wants;
        }

        /// <summary>How apt a reply is, in nats; 0 for one that it does not know.</summary>
        /// <param name="wants">What the line asks for, see <see cref="Wants"/>.</param>
        /// <param name="reply">The text of the reply.</param>
        public float Score(float[] wants, string reply)
        {
            if (wants.Length != _bias.Length || !_rows.TryGetValue(StableHash.Of(reply), out var row))
                return 0f;
            Span<float> vector = stackalloc float[_replies.Columns];
            _replies.CopyRow(row, vector);
            var score = vector[wants.Length];
            for (var i = 0; i < wants.Length; i++)
                score += wants[i] * vector[i];
            return float.IsFinite(score) ? score : 0f;
        }
    }
}
