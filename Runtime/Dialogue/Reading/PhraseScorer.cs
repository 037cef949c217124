using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Dialogue.Reply;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// Several networks that were trained apart, whose scores are added (Hansen and Salamon 1990); features also count past them (Cheng
    /// et al. 2016). The readers of version 4 are of this kind; they are packed.
    /// </summary>
    internal sealed class PhraseScorer : IReadingScorer
    {
        /// <summary>The version of this kind.</summary>
        public const int Version = 4;

        /// <summary>Length of the array that it is written as: version and packed bytes.</summary>
        public const int Fields = 2;

        private const int PackedFields = 5;

        /// <summary>Steps of the large tables to either side of 0: six bits read as well as eight and pack into a quarter less.</summary>
        private const int Steps = 31;

        private const int MostBytes = 64 << 20;

        private readonly MemberScorer[] _members;
        private readonly ByteMatrix _direct; // (buckets, intents)
        private readonly float[] _bias; // (intents)

        private PhraseScorer(MemberScorer[] members, ByteMatrix direct, float[] bias)
        {
            if (members.Length == 0 || members.Any(m => m.Intents != bias.Length || m.Words != members[0].Words))
                throw new MessagePackSerializationException("its networks do not fit together");
            if (!LineFeatures.IsTable(direct, bias.Length))
                throw new MessagePackSerializationException("its direct weights do not fit");
            _members = members;
            _direct = direct;
            _bias = bias;
        }

        /// <inheritdoc/>
        public int Intents => _bias.Length;

        /// <inheritdoc/>
        public int Words => _members[0].Words;

        /// <inheritdoc/>
        public int Hidden => _members.Sum(m => m.Hidden);

        /// <summary>Rounds trained weights to bytes.</summary>
        /// <exception cref="MessagePackSerializationException">Their sizes do not fit together.</exception>
        public static PhraseScorer Create(ReaderWeights weights) => new PhraseScorer(
            weights.Members.Select(m => MemberScorer.Create(m, weights.Bias.Length, Steps)).ToArray(),
            ByteMatrix.Round(weights.Direct, weights.Bias.Length, Steps), (float[])weights.Bias.Clone());

        /// <summary>Unpacks what follows the version, and reads it up to the groups of words.</summary>
        /// <param name="reader">Stands before the packed bytes; afterwards, in what was unpacked, before the groups of words.</param>
        /// <param name="intents">The intents that are scored.</param>
        public static PhraseScorer Read(ref MessagePackReader reader, out PlayerIntent[] intents)
        {
            reader = new MessagePackReader(Unpack(reader.ReadByteArray()));
            if (reader.ReadArrayHeader() != PackedFields)
                throw new MessagePackSerializationException("not an intent reader");
            intents = reader.ReadIntents();
            var members = new MemberScorer[reader.ReadArrayHeader()];
            for (var i = 0; i < members.Length; i++)
                members[i] = MemberScorer.Read(ref reader);
            var direct = ByteMatrix.Read(ref reader);
            return new PhraseScorer(members, direct, reader.ReadFloats());
        }

        /// <inheritdoc/>
        public void Score(ReaderInput line, Span<float> scores, Span<float> hidden)
        {
            var share = line.Features.Count > 0 ? 1f / (float)Math.Sqrt(line.Features.Count) : 0f;
            _bias.AsSpan().CopyTo(scores);
            foreach (var member in _members)
            {
                member.AddScores(line, share, scores, hidden.Slice(0, member.Hidden));
                hidden = hidden.Slice(member.Hidden);
            }

            _direct.AddRows(line.Features, share, scores);
        }

        /// <inheritdoc/>
        public void Write(ref MessagePackWriter writer, IReadOnlyList<string> intents, WordClusters clusters)
        {
            var content = new ArrayBufferWriter<byte>(1 << 16);
            var inner = new MessagePackWriter(content);
            inner.WriteArrayHeader(PackedFields);
            inner.WriteNames(intents);
            inner.WriteArrayHeader(_members.Length);
            foreach (var member in _members)
                member.Write(ref inner);
            _direct.Write(ref inner);
            inner.WriteFloats(_bias);
            clusters.Write(ref inner);
            inner.Flush();
            writer.WriteArrayHeader(Fields);
            writer.Write(Version);
            writer.Write(Packed.Pack(content.WrittenSpan));
        }

        private static ReadOnlyMemory<byte> Unpack(byte[] bytes)
        {
            try
            {
                return Packed.Unpack(bytes, MostBytes);
            }
            catch (InvalidDataException fault)
            {
                throw new MessagePackSerializationException(fault.Message, fault);
            }
        }
    }
}
