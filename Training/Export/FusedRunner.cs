using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Inference;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// Runs one row of tokens through a fused graph for calibration and comparisons. Written for being obvious, not fast; games
    /// run on the runtime's own session. Everything it needs to know it reads from the graph.
    /// </summary>
    public sealed class FusedRunner : IDisposable
    {
        private readonly InferenceSession _session;
        private readonly RunOptions _options = new();
        private readonly OrtIoBinding _binding;
        private readonly List<OrtValue> _keys = new(), _values = new();
        private readonly int _vocabSize;

        /// <summary>Loads a graph and allocates a cache for <paramref name="capacity"/> tokens.</summary>
        public FusedRunner(byte[] model, int capacity)
        {
            using var settings = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            _session = new InferenceSession(model, settings);
            _binding = _session.CreateIoBinding();
            _vocabSize = _session.OutputMetadata[TensorNames.Logits].Dimensions[1];
            for (var layer = 0; _session.InputMetadata.TryGetValue(TensorNames.PastKey(layer), out var metadata); layer++)
            {
                var shape = new long[] { 1, metadata.Dimensions[1], capacity, metadata.Dimensions[3] };
                _keys.Add(Bind(TensorNames.PastKey(layer), TensorNames.PresentKey(layer), metadata.ElementDataType, shape));
                _values.Add(Bind(TensorNames.PastValue(layer), TensorNames.PresentValue(layer), metadata.ElementDataType, shape));
            }
        }

        /// <summary>Number of layers, read from the graph.</summary>
        public int Layers => _keys.Count;

        /// <summary>Appends tokens after the first <paramref name="past"/> of the row.</summary>
        /// <returns>Logits (N, V): of every appended token, or of the last one only.</returns>
        public float[] Run(ReadOnlySpan<int> tokens, int past, bool everyRow)
        {
            var length = tokens.Length;
            var index = everyRow ? Enumerable.Range(0, length).ToArray() : new[] { length - 1 };
            var logits = new float[index.Length * _vocabSize];
            using var ids = OrtValue.CreateTensorValueFromMemory(tokens.ToArray(), new long[] { 1, length });
            using var positions = OrtValue.CreateTensorValueFromMemory(Enumerable.Range(past, length).ToArray(), new long[] { 1, length });
            using var seqLens = OrtValue.CreateTensorValueFromMemory(new[] { past + length - 1 }, new long[] { 1 });
            using var total = OrtValue.CreateTensorValueFromMemory(new[] { past + length }, Array.Empty<long>());
            using var rows = OrtValue.CreateTensorValueFromMemory(index, new long[] { index.Length });
            using var output = OrtValue.CreateTensorValueFromMemory(logits, new long[] { index.Length, _vocabSize });
            _binding.BindInput(TensorNames.InputIds, ids);
            _binding.BindInput(TensorNames.PositionIds, positions);
            _binding.BindInput(TensorNames.SeqLensK, seqLens);
            _binding.BindInput(TensorNames.TotalSequenceLength, total);
            _binding.BindInput(TensorNames.LogitsIndex, rows);
            using var reads = OrtValue.CreateTensorValueFromMemory(new[] { length > 1 }, Array.Empty<long>());
            if (_session.InputMetadata.ContainsKey(TensorNames.ReadsPrompt))
                _binding.BindInput(TensorNames.ReadsPrompt, reads);
            _binding.BindOutput(TensorNames.Logits, output);
            _session.RunWithBinding(_options, _binding);
            return logits;
        }

        /// <summary>The fp32 cache of a layer, (H, capacity, d); valid until the next run.</summary>
        public ReadOnlySpan<float> Keys(int layer) => _keys[layer].GetTensorDataAsSpan<float>();

        /// <summary>The fp32 cache of a layer, (H, capacity, d); valid until the next run.</summary>
        public ReadOnlySpan<float> Values(int layer) => _values[layer].GetTensorDataAsSpan<float>();

        /// <summary>The int8 cache of a layer, (H, capacity, d); valid until the next run.</summary>
        public ReadOnlySpan<sbyte> KeyCodes(int layer) => _keys[layer].GetTensorDataAsSpan<sbyte>();

        /// <summary>The int8 cache of a layer, (H, capacity, d); valid until the next run.</summary>
        public ReadOnlySpan<sbyte> ValueCodes(int layer) => _values[layer].GetTensorDataAsSpan<sbyte>();

        /// <inheritdoc/>
        public void Dispose()
        {
            _binding.Dispose();
            foreach (var value in _keys.Concat(_values))
                value.Dispose();
            _session.Dispose();
            _options.Dispose();
        }

        private OrtValue Bind(string past, string present, TensorElementType type, long[] shape)
        {
            var value = OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, type, shape);
            value.GetTensorMutableRawData().Clear();
            _binding.BindInput(past, value);
            _binding.BindOutput(present, value);
            return value;
        }
    }
}
