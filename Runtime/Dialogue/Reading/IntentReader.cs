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
    /// A small classifier of player lines over <see cref="LineFeatures"/> and vectors of words that is trained beside the model on the
    /// same dialogues. A small model reads rare wordings worse than counting words does, and the other way round; together, as a
    /// product of both, they read better than either. Any thread may use it.
    /// </summary>
    public sealed class IntentReader
    {
        /// <summary>Log-probability of an intent that the reader was not trained on, because its bundle is older than the intent.</summary>
        private const float Unread = -20f;

        private static readonly int _all = PlayerIntent.All.Count();
        private readonly PlayerIntent[] _intents; // those it was trained on
        private readonly IReadingScorer _scorer;

        private IntentReader(PlayerIntent[] intents, IReadingScorer scorer, WordClusters clusters)
        {
            if (scorer.Intents != intents.Length || (scorer.Words != 0 && scorer.Words != clusters.Count))
                throw new MessagePackSerializationException("its sizes do not fit together");
            Clusters = clusters;
            _intents = intents;
            _scorer = scorer;
        }

        /// <summary>The groups of words it reads by.</summary>
        public WordClusters Clusters { get; }

        /// <summary>Makes a reader of trained weights, which are rounded to eight bits.</summary>
        /// <param name="weights">The weights, for all of <see cref="PlayerIntent.All"/>.</param>
        /// <param name="clusters">The groups of words it was trained with.</param>
        /// <exception cref="ArgumentException">The weights do not fit together, or not the intents or words.</exception>
        public static IntentReader Create(ReaderWeights weights, WordClusters clusters)
        {
            try
            {
                return new IntentReader(PlayerIntent.All.ToArray(), PhraseScorer.Create(weights), clusters);
            }
            catch (MessagePackSerializationException fault)
            {
                throw new ArgumentException($"Intent reader: {fault.Message}.", nameof(weights), fault);
            }
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote, also that of earlier versions.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged, or of a newer version.</exception>
        public static IntentReader FromBytes(byte[] bytes)
        {
            try
            {
                var reader = new MessagePackReader(bytes);
                var fields = reader.ReadArrayHeader();
                var version = reader.ReadInt32();
                if (version < 1 || version > PhraseScorer.Version)
                    throw new GptDialogueException($"Intent reader: version {version}; this program reads up to {PhraseScorer.Version}. Update it.");
                if (fields != (version == PhraseScorer.Version ? PhraseScorer.Fields : version == HiddenScorer.Version ? HiddenScorer.Fields : LinearScorer.Fields(version)))
                    throw new MessagePackSerializationException("not an intent reader");
                PlayerIntent[] intents;
                IReadingScorer scorer = version == PhraseScorer.Version ? PhraseScorer.Read(ref reader, out intents)
                    : version == HiddenScorer.Version ? HiddenScorer.Read(ref reader, out intents) : (IReadingScorer)LinearScorer.Read(ref reader, out intents);
                return new IntentReader(intents, scorer, version > 1 ? WordClusters.Read(ref reader) : WordClusters.None);
            }
            catch (Exception fault) when (fault is MessagePackSerializationException || fault is ArgumentException || fault is System.IO.EndOfStreamException || fault is OverflowException)
            {
                throw new GptDialogueException($"Intent reader: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The reader as bytes for a bundle.</summary>
        public byte[] ToBytes()
        {
            var output = new ArrayBufferWriter<byte>(1 << 16);
            var writer = new MessagePackWriter(output);
            _scorer.Write(ref writer, _intents.Select(i => i.Name).ToArray(), Clusters);
            writer.Flush();
            return output.WrittenSpan.ToArray();
        }

        /// <summary>Log-probabilities of every intent, in the order of <see cref="PlayerIntent.All"/>.</summary>
        public float[] Read(TurnAnalysis turn) => Read(LineFeatures.Collect(turn, Clusters));

        /// <summary>The same for a line whose features were collected before, see <see cref="LineFeatures.Collect"/>.</summary>
        public float[] Read(ReaderInput line) => Read(line, out _);

        /// <summary>The same, and the activations of the hidden units, which tell more of a line than its likeliest intents do.</summary>
        /// <param name="line">The features of the line.</param>
        /// <param name="hidden">Those of all networks; empty for a reader without.</param>
        internal float[] Read(ReaderInput line, out float[] hidden)
        {
            var scores = new float[_intents.Length];
            hidden = new float[_scorer.Hidden];
            _scorer.Score(line, scores, hidden);
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
    }
}
