using System;
using System.Collections.Generic;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Inference
{
    /// <summary>
    /// Everything the graph needs for runs of one shape over the same rows, bound once: a run then only writes numbers into the
    /// shared buffers and allocates nothing.
    /// </summary>
    internal sealed class RunBinding : IDisposable
    {
        private readonly OrtIoBinding _binding;
        private readonly List<OrtValue> _values = new List<OrtValue>();
        private readonly List<KeyValuePair<string, OrtValue>> _inputs = new List<KeyValuePair<string, OrtValue>>();
        private readonly bool _bindInputsAnew;

        /// <param name="session">The session.</param>
        /// <param name="buffers">Inputs and logits, in ordinary memory.</param>
        /// <param name="cache">The cache, where the device wants it.</param>
        /// <param name="shape">What a run of this binding does.</param>
        /// <param name="vocabularySize">V.</param>
        /// <param name="bindInputsAnew">
        /// Whether the device has memory of its own: binding an input copies it there once, so what is written later is seen only
        /// after binding again.
        /// </param>
        public RunBinding(
            InferenceSession session, RunBuffers buffers, KvCache cache, RunShape shape, int vocabularySize, bool bindInputsAnew)
        {
            _bindInputsAnew = bindInputsAnew;
            _binding = session.CreateIoBinding();
            Input(TensorNames.InputIds, buffers.Ids.View(shape.Rows, shape.Tokens));
            Input(TensorNames.PositionIds, buffers.Positions.View(shape.Rows, shape.Tokens));
            Input(TensorNames.SeqLensK, buffers.SeqLensK.View(shape.Rows));
            Input(TensorNames.TotalSequenceLength, buffers.TotalLength.View());
            if (session.InputMetadata.ContainsKey(TensorNames.ReadsPrompt)) Input(TensorNames.ReadsPrompt, buffers.Reads.ViewFrom(shape.Reads ? 1 : 0));
            Input(TensorNames.LogitsIndex, buffers.LogitsIndex.View(shape.Logits));
            _values.Add(buffers.Logits.View(shape.Logits, vocabularySize));
            _binding.BindOutput(TensorNames.Logits, _values[_values.Count - 1]);
            var view = cache.View(shape.First, shape.Rows);
            for (var layer = 0; layer < cache.Layers; layer++)
            {
                _binding.BindInput(TensorNames.PastKey(layer), view[layer * 2]);
                _binding.BindInput(TensorNames.PastValue(layer), view[layer * 2 + 1]);
                _binding.BindOutput(TensorNames.PresentKey(layer), view[layer * 2]);
                _binding.BindOutput(TensorNames.PresentValue(layer), view[layer * 2 + 1]);
            }
        }

        public void Run(InferenceSession session, RunOptions options)
        {
            if (_bindInputsAnew)
            {
                foreach (var input in _inputs) _binding.BindInput(input.Key, input.Value);
                _binding.SynchronizeBoundInputs();
            }
            session.RunWithBinding(options, _binding);
            if (_bindInputsAnew) _binding.SynchronizeBoundOutputs();
        }

        public void Dispose()
        {
            _binding.Dispose();
            foreach (var value in _values) value.Dispose();
        }

        private void Input(string name, OrtValue value)
        {
            _values.Add(value);
            _inputs.Add(new KeyValuePair<string, OrtValue>(name, value));
            _binding.BindInput(name, value);
        }
    }

    /// <summary>
    /// What a binding is made for: rows First to First + Rows - 1, Tokens per row, logits of so many positions; Reads tells whether it
    /// reads a prompt, see <see cref="ModelSession.Read"/>.
    /// </summary>
    internal readonly struct RunShape : IEquatable<RunShape>
    {
        public readonly int First;
        public readonly int Rows;
        public readonly int Tokens;
        public readonly int Logits;
        public readonly bool Reads;

        public RunShape(int first, int rows, int tokens, int logits, bool reads = false)
        {
            First = first;
            Rows = rows;
            Tokens = tokens;
            Logits = logits;
            Reads = reads;
        }

        public bool Equals(RunShape other) =>
            First == other.First && Rows == other.Rows && Tokens == other.Tokens && Logits == other.Logits && Reads == other.Reads;

        public override bool Equals(object? other) => other is RunShape shape && Equals(shape);

        public override int GetHashCode() => (((First * 31 + Rows) * 31 + Tokens) * 31 + Logits) * 2 + (Reads ? 1 : 0);
    }
}
