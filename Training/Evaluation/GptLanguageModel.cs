using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>
    /// Scores documents with the GPT. A document longer than the context is read in windows that overlap by half: each window
    /// scores only the tokens the one before it did not, so every token is predicted once, with at least half a context of text
    /// before it (or all there is).
    /// </summary>
    public sealed class GptLanguageModel : ILanguageModel
    {
        // Logits are the largest tensor: 4096 tokens by a vocabulary of 4096 take 64 MB.
        private const int TokensPerPass = 4096;

        private readonly GptModel _model;
        private readonly Action<double> _progress;

        /// <param name="model">The model; dropout is switched off.</param>
        /// <param name="progress">Told the share done, 0 to 1, after every pass.</param>
        public GptLanguageModel(GptModel model, Action<double>? progress = null)
        {
            _model = model;
            _progress = progress ?? (_ => { });
        }

        /// <inheritdoc/>
        public IReadOnlyList<double> LogLikelihoods(IReadOnlyList<ushort[]> documents)
        {
            _model.Training = false;
            var sums = new double[documents.Count];
            // Rows of one pass are padded to the longest, so windows of like length go together.
            var windows = documents.SelectMany((document, index) => Windows(index, document.Length))
                .OrderByDescending(window => window.Length).ToArray();
            for (var first = 0; first < windows.Length;)
            {
                var rows = Math.Clamp(TokensPerPass / windows[first].Length, 1, windows.Length - first);
                AddScores(documents, windows.AsSpan(first, rows), sums);
                first += rows;
                _progress((double)first / windows.Length);
            }

            return sums;
        }

        /// <summary>Input tokens of a document; the first <paramref name="Skip"/> of them are context only.</summary>
        private readonly record struct Window(int Document, int Start, int Length, int Skip);

        private IEnumerable<Window> Windows(int document, int tokens)
        {
            int inputs = tokens - 1, context = _model.Config.Context, stride = Math.Max(1, context / 2);
            for (var start = 0; inputs > 0; start += stride)
            {
                var length = Math.Min(context, inputs - start);
                yield return new Window(document, start, length, start == 0 ? 0 : context - stride);
                if (start + length == inputs) break;
            }
        }

        private void AddScores(IReadOnlyList<ushort[]> documents, ReadOnlySpan<Window> windows, double[] sums)
        {
            var longest = windows[0].Length;
            var inputs = new long[windows.Length * longest];
            var targets = new long[windows.Length * longest];
            for (var row = 0; row < windows.Length; row++)
            {
                var tokens = documents[windows[row].Document].AsSpan(windows[row].Start, windows[row].Length + 1);
                for (var i = 0; i < windows[row].Length; i++)
                {
                    inputs[(row * longest) + i] = tokens[i];
                    targets[(row * longest) + i] = tokens[i + 1];
                }
            }

            var scores = Score(inputs, targets, windows.Length);
            for (var row = 0; row < windows.Length; row++)
                for (var i = windows[row].Skip; i < windows[row].Length; i++)
                    sums[windows[row].Document] += scores[(row * longest) + i];
        }

        private float[] Score(long[] inputs, long[] targets, int rows)
        {
            using var scope = NewDisposeScope();
            using var mode = inference_mode();
            var ids = tensor(inputs, device: _model.Device).view(rows, -1); // (B, T)
            var logits = _model.Forward(ids).to(ScalarType.Float32); // (B*T, V)
            var next = tensor(targets, device: _model.Device); // (B*T)
            return (-nn.functional.cross_entropy(logits, next, reduction: nn.Reduction.None)).cpu().data<float>().ToArray();
        }
    }
}
