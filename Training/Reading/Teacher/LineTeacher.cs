using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Optimisation;
using Microsoft.ML.Tokenizers;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>
    /// A sentence encoder that is trained on to read what players mean. It knows far more words than an intent reader and is far too
    /// large to ship; what it holds lines to mean is what the reader learns from (knowledge distillation, Hinton et al. 2015).
    /// </summary>
    internal sealed class LineTeacher : IDisposable
    {
        private const string Encoder = "model.onnx", Vocabulary = "vocab.txt";
        private const int LongestLine = 40; // word pieces with both marks

        private readonly EncoderModel _model;
        private readonly BertTokenizer _pieces;

        private LineTeacher(EncoderModel model, BertTokenizer pieces)
        {
            _model = model;
            _pieces = pieces;
        }

        /// <summary>Loads the encoder; it knows nothing of intents yet.</summary>
        /// <param name="folder">Folder with <c>model.onnx</c> and <c>vocab.txt</c>.</param>
        /// <exception cref="GptDialogueException">A file is missing, damaged or of another kind.</exception>
        public static LineTeacher Open(string folder)
        {
            var vocabulary = Path.Combine(folder, Vocabulary);
            if (!File.Exists(vocabulary))
                throw new GptDialogueException($"{vocabulary} does not exist. A folder with {Encoder} and {Vocabulary} of a BERT encoder is needed; Training/Scripts~/encoder.cs writes one.");
            return new LineTeacher(new EncoderModel(EncoderFile.Read(Path.Combine(folder, Encoder)), PlayerIntent.All.Count()), BertTokenizer.Create(vocabulary));
        }

        /// <summary>A line in word pieces.</summary>
        public PiecedLine Cut(string line, int tag)
        {
            var ids = _pieces.EncodeToIds(line);
            return new PiecedLine(ids.Count <= LongestLine ? [.. ids] : [.. ids.Take(LongestLine - 1), ids[^1]], tag);
        }

        /// <summary>Trains until the time is up.</summary>
        /// <param name="lines">Lines, tagged with what they mean.</param>
        /// <param name="schedule">Tells the rate of the next step; null when it is time to stop.</param>
        /// <param name="random">Draws the order.</param>
        /// <param name="report">Gets steps, lines read, and the mean loss of late.</param>
        public void Train(IReadOnlyList<PiecedLine> lines, Func<int, double?> schedule, Random random, Action<int, long, double> report)
        {
            using var optimiser = new AdamW(_model.Weights) { WeightDecay = 0.01, Beta2 = 0.98 };
            var (step, read, mean) = (0, 0L, 0.0);
            while (true)
            {
                foreach (var batch in LineBatches.Draw(lines, random))
                {
                    if (schedule(step) is not { } rate)
                        return;
                    var loss = Learn(batch);
                    optimiser.ClipGradient(1);
                    optimiser.Step(rate);
                    mean = step == 0 ? loss : 0.99 * mean + 0.01 * loss;
                    read += batch.Length;
                    report(++step, read, mean);
                }
            }
        }

        /// <summary>What lines are held to mean.</summary>
        /// <param name="lines">Lines, tagged with their places.</param>
        /// <returns>Log-probabilities of all intents, by place.</returns>
        public IEnumerable<(int Place, float[] Readings)> Read(IEnumerable<PiecedLine> lines)
        {
            foreach (var batch in LineBatches.Draw(lines, new Random(1)))
            {
                var readings = Read(batch);
                for (var i = 0; i < batch.Length; i++)
                    yield return (batch[i].Tag, readings[i]);
            }
        }

        /// <summary>Stores what was trained.</summary>
        public void Save(string path) => SafetensorsWriter.Write(path, [.. Trained.Select(w => TensorSource.Floats(w.Key, w.Value.shape, () => GptModel.Values(w.Value)))]);

        /// <summary>Takes over what was stored.</summary>
        /// <exception cref="GptDialogueException">The file is of another encoder, or damaged.</exception>
        public void Load(string path)
        {
            using var constant = no_grad();
            using var stored = Safetensors.Open(path);
            foreach (var (name, weight) in Trained)
                StoredTensor.Copy(stored, name, weight);
        }

        /// <summary>Frees the encoder.</summary>
        public void Dispose() => _model.Dispose();

        private IEnumerable<KeyValuePair<string, Tensor>> Trained => _model.Weights.Where(w => w.Value.requires_grad);

        private double Learn(PiecedLine[] batch)
        {
            using var scope = NewDisposeScope();
            _model.Training = true;
            var loss = nn.functional.cross_entropy(_model.Forward(Pieces(batch)), tensor(batch.Select(l => (long)l.Tag).ToArray()), label_smoothing: 0.05);
            loss.backward();
            return loss.item<float>();
        }

        private float[][] Read(PiecedLine[] batch)
        {
            using var constant = no_grad();
            using var scope = NewDisposeScope();
            _model.Training = false;
            var readings = _model.Forward(Pieces(batch)).log_softmax(1);
            return [.. readings.data<float>().ToArray().Chunk((int)readings.shape[1])];
        }

        private static Tensor Pieces(PiecedLine[] batch) => tensor(batch.SelectMany(l => l.Pieces).Select(p => (long)p).ToArray(), [batch.Length, batch[0].Pieces.Length]);
    }
}
