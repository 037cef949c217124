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
        private const int Version = 1;
        private readonly PlayerIntent[] _intents;
        private readonly sbyte[] _weights; // (LineFeatures.Count, intents)
        private readonly float[] _scales; // (intents): weight = stored value × scale
        private readonly float[] _bias; // (intents)

        private IntentReader(PlayerIntent[] intents, sbyte[] weights, float[] scales, float[] bias)
        {
            _intents = intents;
            _weights = weights;
            _scales = scales;
            _bias = bias;
        }

        /// <summary>Rounds trained weights to eight bits.</summary>
        /// <param name="weights">(<see cref="LineFeatures.Count"/>, intents) row-major, in the order of <see cref="PlayerIntent.All"/>.</param>
        /// <param name="bias">(intents).</param>
        public static IntentReader Create(float[] weights, float[] bias)
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
            return new IntentReader(intents, rounded, scales, (float[])bias.Clone());
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static IntentReader FromBytes(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                if (reader.ReadArrayHeader() != 6)
                    throw new MessagePackSerializationException("not an intent reader");
                var version = reader.ReadInt32();
                if (version != Version)
                    throw new GptDialogueException($"Intent reader: version {version}; this program reads version {Version}. Update it.");
                var features = reader.ReadInt32();
                var names = new string?[reader.ReadArrayHeader()];
                for (var i = 0; i < names.Length; i++)
                    names[i] = reader.ReadString();
                var scales = Floats(ref reader);
                var bias = Floats(ref reader);
                var weights = (reader.ReadBytes() ?? default).ToArray();
                if (features != LineFeatures.Count || !names.SequenceEqual(PlayerIntent.All.Select(i => i.Name)) || scales.Length != names.Length
                    || bias.Length != names.Length || weights.Length != features * names.Length)
                    throw new MessagePackSerializationException("its sizes or intents are not those of this version");
                return new IntentReader(PlayerIntent.All.ToArray(), (sbyte[])(Array)weights, scales, bias);
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is System.IO.EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException($"Intent reader: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The reader as bytes for a bundle.</summary>
        public byte[] ToBytes()
        {
            var output = new ArrayBufferWriter<byte>(_weights.Length + 8192);
            var writer = new MessagePackWriter(output);
            writer.WriteArrayHeader(6);
            writer.Write(Version);
            writer.Write(LineFeatures.Count);
            writer.WriteArrayHeader(_intents.Length);
            foreach (var intent in _intents)
                writer.Write(intent.Name);
            Write(ref writer, _scales);
            Write(ref writer, _bias);
            writer.Write((byte[])(Array)_weights);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>Log-probabilities of every intent, in the order of <see cref="PlayerIntent.All"/>.</summary>
        public float[] Read(TurnAnalysis turn)
        {
            var features = new List<int>();
            LineFeatures.Collect(turn, features);
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
            return scores;
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
