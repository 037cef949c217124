using System;
using System.Buffers;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// A linear classifier of player lines (multinomial logistic regression over <see cref="LineFeatures"/>) that is trained beside
    /// the model on the same dialogues. A small model reads rare wordings worse than counting words does, and the other way round;
    /// together, as a product of both, they read better than either. Any thread may use it.
    /// </summary>
    public sealed class IntentReader
    {
        private const int Version = 2; // 2: word clusters

        /// <summary>Log-probability of an intent that the reader was not trained on, because its bundle is older than the intent.</summary>
        private const float Unread = -20f;

        private static readonly int _all = PlayerIntent.All.Count();
        private readonly PlayerIntent[] _intents; // those it was trained on
        private readonly sbyte[] _weights; // (LineFeatures.Count, intents)
        private readonly float[] _scales; // (intents): weight = stored value × scale
        private readonly float[] _bias; // (intents)

        private IntentReader(PlayerIntent[] intents, sbyte[] weights, float[] scales, float[] bias, WordClusters clusters)
        {
            Clusters = clusters;
            _intents = intents;
            _weights = weights;
            _scales = scales;
            _bias = bias;
        }

        /// <summary>The groups of words it reads by.</summary>
        public WordClusters Clusters { get; }

        /// <summary>Rounds trained weights to eight bits.</summary>
        /// <param name="weights">(<see cref="LineFeatures.Count"/>, intents) row-major, in the order of <see cref="PlayerIntent.All"/>.</param>
        /// <param name="bias">(intents).</param>
        /// <param name="clusters">The groups of words it was trained with.</param>
        public static IntentReader Create(float[] weights, float[] bias, WordClusters clusters)
        {
            var intents = PlayerIntent.All.ToArray();
            if (bias.Length != intents.Length || weights.Length != LineFeatures.Count * intents.Length)
                throw new ArgumentException($"{weights.Length} weights and {bias.Length} biases do not fit {intents.Length} intents.", nameof(weights));
            var scales = new float[intents.Length];
            for (var i = 0; i < weights.Length; i++)
                scales[i % intents.Length] = Math.Max(scales[i % intents.Length], Math.Abs(weights[i]) / sbyte.MaxValue);
            var rounded = new sbyte[weights.Length];
            for (var i = 0; i < weights.Length; i++)
                rounded[i] = scales[i % intents.Length] == 0 ? (sbyte)0 : (sbyte)Math.Round(weights[i] / scales[i % intents.Length]);
            return new IntentReader(intents, rounded, scales, (float[])bias.Clone(), clusters);
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static IntentReader FromBytes(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                var fields = reader.ReadArrayHeader();
                var version = reader.ReadInt32();
                if (version < 1 || version > Version)
                    throw new GptDialogueException($"Intent reader: version {version}; this program reads up to {Version}. Update it.");
                if (fields != 5 + version)
                    throw new MessagePackSerializationException("not an intent reader");
                var features = reader.ReadInt32();
                var intents = new PlayerIntent[reader.ReadArrayHeader()];
                for (var i = 0; i < intents.Length; i++)
                    intents[i] = PlayerIntent.Find(reader.ReadString() ?? "");
                var scales = Floats(ref reader);
                var bias = Floats(ref reader);
                var weights = (reader.ReadBytes() ?? default).ToArray();
                var clusters = version > 1 ? WordClusters.Read(ref reader) : WordClusters.None;
                if (features != LineFeatures.Count || scales.Length != intents.Length || bias.Length != intents.Length || weights.Length != features * intents.Length)
                    throw new MessagePackSerializationException("its sizes do not fit together");
                return new IntentReader(intents, (sbyte[])(Array)weights, scales, bias, clusters);
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is ArgumentException || fault is System.IO.EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException($"Intent reader: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The reader as bytes for a bundle.</summary>
        public byte[] ToBytes()
        {
            var output = new ArrayBufferWriter<byte>(_weights.Length + 8192);
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(5 + Version);
            writer.Write(Version);
            writer.Write(LineFeatures.Count);
            writer.WriteArrayHeader(_intents.Length);
            foreach (var intent in _intents)
                writer.Write(intent.Name);
            Write(ref writer, _scales);
            Write(ref writer, _bias);
            writer.Write((byte[])(Array)_weights);
            Clusters.Write(ref writer);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>Log-probabilities of every intent, in the order of <see cref="PlayerIntent.All"/>.</summary>
        public float[] Read(TurnAnalysis turn)
        {
            var features = new List<int>();
            LineFeatures.Collect(turn, Clusters, features);
            var scores = new float[_intents.Length];
            foreach (var feature in features)
            {
                var row = _weights.AsSpan(feature * scores.Length, scores.Length);
                for (var i = 0; i < scores.Length; i++)
                    scores[i] += row[i];
            }

            var share = features.Count > 0 ? 1f / (float)Math.Sqrt(features.Count) : 0f;
            for (var i = 0; i < scores.Length; i++)
                scores[i] = scores[i] * _scales[i] * share + _bias[i];
            LogSoftmax(scores);
            var readings = new float[_all];
            Array.Fill(readings, Unread);
            for (var i = 0; i < scores.Length; i++)
                readings[_intents[i].Index] = scores[i];
            return readings;
        }

        private static void LogSoftmax(float[] scores)
        {
            var most = scores.Max();
            var sum = scores.Sum(s => Math.Exp(s - most));
            var shift = most + (float)Math.Log(sum);
            for (var i = 0; i < scores.Length; i++)
                scores[i] -= shift;
        }

        private static void Write(ref MessagePackWriter writer, float[] values)
        {
            writer.WriteArrayHeader(values.Length);
            foreach (var value in values)
                writer.Write(value);
        }

        private static float[] Floats(ref MessagePackReader reader)
        {
            var values = new float[reader.ReadArrayHeader()];
            for (var i = 0; i < values.Length; i++)
                values[i] = reader.ReadSingle();
            return values;
        }
    }
}
