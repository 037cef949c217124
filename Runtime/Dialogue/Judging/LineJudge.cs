using System;
using System.Buffers;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using MessagePack;

namespace GptDialogue.Dialogue.Judging
{
    /// <summary>
    /// Decides what a line is after once it was read and everything was looked up: the rules that weigh reading and retrieval
    /// (<see cref="ReadingPrior"/>) are one opinion, and a small network learns from labelled lines of many worlds how far to trust it and
    /// everything else (stacked generalisation, Wolpert 1992). Which intent of the class it is stays with reader and model. Immutable.
    /// </summary>
    public sealed class LineJudge
    {
        private const int Version = 1;
        private const int Fields = 8;
        private const int MostWidth = 1024;

        /// <summary>Deviations from the usual beyond which a number counts no more.</summary>
        internal const float MostDeviation = 4f;

        private readonly float[] _mean; // (features)
        private readonly float[] _scale; // (features): what a deviation is divided by
        private readonly ByteMatrix _direct; // (features, classes)
        private readonly float[] _bias; // (classes)
        private readonly ByteMatrix _inner; // (features, hidden)
        private readonly float[] _innerBias; // (hidden)
        private readonly ByteMatrix _outer; // (hidden, classes)

        private LineJudge(float[] mean, float[] scale, ByteMatrix direct, float[] bias, ByteMatrix inner, float[] innerBias, ByteMatrix outer)
        {
            if (mean.Length == 0 || mean.Length > MostWidth || scale.Length != mean.Length || scale.Any(s => !(s > 0f)) || !mean.Concat(scale).Concat(bias).Concat(innerBias).All(float.IsFinite) || bias.Length != LineClasses.Count
                || innerBias.Length > MostWidth || direct.Rows != mean.Length || direct.Columns != bias.Length
                || inner.Rows != mean.Length || inner.Columns != innerBias.Length || outer.Rows != innerBias.Length || outer.Columns != bias.Length)
                throw new MessagePackSerializationException("its sizes do not fit together");
            _mean = mean;
            _scale = scale;
            _direct = direct;
            _bias = bias;
            _inner = inner;
            _innerBias = innerBias;
            _outer = outer;
        }

        /// <summary>Numbers of a line that it looks at.</summary>
        public int Features => _mean.Length;

        /// <summary>Rounds trained weights to eight bits.</summary>
        /// <param name="mean">(features): the usual value of each.</param>
        /// <param name="scale">(features): above 0; the usual deviation.</param>
        /// <param name="direct">(features, classes) row-major: what each counts alone.</param>
        /// <param name="bias">(classes).</param>
        /// <param name="inner">(features, hidden) row-major, before a rectifier.</param>
        /// <param name="innerBias">(hidden).</param>
        /// <param name="outer">(hidden, classes) row-major.</param>
        /// <exception cref="ArgumentException">The sizes do not fit together.</exception>
        public static LineJudge Create(float[] mean, float[] scale, float[] direct, float[] bias, float[] inner, float[] innerBias, float[] outer)
        {
            try
            {
                return new LineJudge((float[])mean.Clone(), (float[])scale.Clone(), ByteMatrix.Round(direct, bias.Length), (float[])bias.Clone(),
                    ByteMatrix.Round(inner, innerBias.Length), (float[])innerBias.Clone(), ByteMatrix.Round(outer, bias.Length));
            }
            catch (MessagePackSerializationException fault)
            {
                throw new ArgumentException($"Line judge: {fault.Message}.", nameof(direct), fault);
            }
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static LineJudge FromBytes(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                var fields = reader.ReadArrayHeader();
                var version = reader.ReadInt32();
                if (version > Version)
                    throw new GptDialogueException($"Line judge: version {version}; this program reads up to {Version}. Update it.");
                if (fields != Fields)
                    throw new MessagePackSerializationException("not a line judge");
                var mean = reader.ReadFloats();
                var scale = reader.ReadFloats();
                var direct = ByteMatrix.Read(ref reader);
                var bias = reader.ReadFloats();
                var inner = ByteMatrix.Read(ref reader);
                var innerBias = reader.ReadFloats();
                return new LineJudge(mean, scale, direct, bias, inner, innerBias, ByteMatrix.Read(ref reader));
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException($"Line judge: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The judge as bytes for a bundle.</summary>
        public byte[] ToBytes()
        {
            var output = new ArrayBufferWriter<byte>(1 << 15);
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(Fields);
            writer.Write(Version);
            writer.WriteFloats(_mean);
            writer.WriteFloats(_scale);
            _direct.Write(ref writer);
            writer.WriteFloats(_bias);
            _inner.Write(ref writer);
            writer.WriteFloats(_innerBias);
            _outer.Write(ref writer);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>What the line is after; null where that is not for it to say, see <see cref="Judges"/>, or it was trained on other numbers.</summary>
        internal LineClass? Judge(TurnAnalysis turn)
        {
            if (!Judges(turn, out var masses))
                return null;
            if (turn.AsksIdentity && !turn.IsLocked && MayBe(LineClass.Identity, masses))
                return LineClass.Identity;
            var features = JudgeFeatures.Collect(turn, masses);
            if (features.Length != Features)
                return null;
            var possible = Enumerable.Range(0, LineClasses.Count).Select(i => MayBe((LineClass)i, masses)).ToArray();
            // Whoever forbids something, and says no more, wants nothing done.
            if (turn.Shape.Forbids && Clauses.Of(turn.Words, turn.Line.Text).Count < 2 && possible.Count(p => p) > 1)
                possible[(int)LineClass.Request] = false;
            return Judge(features, possible);
        }

        /// <summary>The likeliest of the possible classes.</summary>
        /// <param name="features">As many as <see cref="Features"/>, in the order of training.</param>
        /// <param name="possible">By class; at least one.</param>
        public LineClass Judge(ReadOnlySpan<float> features, bool[] possible)
        {
            var scores = Scores(features);
            var best = Array.LastIndexOf(possible, true); // small talk, should the weights be damaged
            for (var i = 0; i < scores.Length; i++)
            {
                if (possible[i] && scores[i] > scores[best])
                    best = i;
            }

            return (LineClass)best;
        }

        /// <summary>
        /// Whether the line can be judged by itself: it was read, has a subject of its own, and is no question for news and nothing that
        /// an authored exchange answers word for word.
        /// </summary>
        /// <param name="turn">The line.</param>
        /// <param name="masses">What the rules make of each class, in nats.</param>
        internal static bool Judges(TurnAnalysis turn, out float[] masses)
        {
            masses = Array.Empty<float>();
            if (turn.Readings == null || turn.LeansBack || turn.Words.Count == 0 || ReplyChoices.IsSameLine(turn))
                return false;
            masses = ReadingPrior.Masses(turn);
            return masses.Max() > masses[(int)LineClass.News];
        }

        /// <summary>Whether a line of these masses may be of a class.</summary>
        internal static bool MayBe(LineClass kind, IReadOnlyList<float> masses) => kind != LineClass.News && !float.IsNegativeInfinity(masses[(int)kind]);

        private float[] Scores(ReadOnlySpan<float> features)
        {
            var deviations = new float[features.Length];
            for (var i = 0; i < features.Length; i++)
                deviations[i] = Math.Max(-MostDeviation, Math.Min(MostDeviation, (features[i] - _mean[i]) / _scale[i]));
            var hidden = (float[])_innerBias.Clone();
            _inner.AddProduct(deviations, hidden);
            for (var i = 0; i < hidden.Length; i++)
                hidden[i] = Math.Max(0f, hidden[i]);
            var scores = (float[])_bias.Clone();
            _direct.AddProduct(deviations, scores);
            _outer.AddProduct(hidden, scores);
            return scores;
        }
    }
}
