using System;
using System.Linq;
using GptDialogue.Inference;
using GptDialogue.Training.Export;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>ONNX Runtime with its defaults on the graph of <see cref="PlainGraph"/>: what one gets without further thought.</summary>
    internal sealed class PlainEngine : ITextEngine
    {
        private readonly InferenceSession _session;
        private readonly RunOptions _options = new();
        private readonly string[] _inputs;
        private readonly string[] _outputs;
        private readonly long[] _shape; // (1, H, P, d)
        private OrtValue[] _cache;
        private float[] _logits = [];

        public PlainEngine(GptWeights weights, int threads)
        {
            using var settings = new SessionOptions { IntraOpNumThreads = threads, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            _session = new InferenceSession(PlainGraph.Build(weights), settings);
            var layers = Enumerable.Range(0, weights.Config.Layers).ToArray();
            _inputs = [TensorNames.InputIds, .. layers.SelectMany(i => new[] { TensorNames.PastKey(i), TensorNames.PastValue(i) })];
            _outputs = [TensorNames.Logits, .. layers.SelectMany(i => new[] { TensorNames.PresentKey(i), TensorNames.PresentValue(i) })];
            _shape = [1, weights.Config.Heads, 0, weights.Config.HeadSize];
            _cache = [.. _outputs.Skip(1).Select(_ => Empty())];
        }

        public string Name => "ONNX Runtime, standard operators, fp32";

        public int Rows => 1;

        public void Keep(int row, int length)
        {
            for (var i = 0; i < _cache.Length; i++)
            {
                var shape = _cache[i].GetTensorTypeAndShape().Shape;
                if (shape[2] == length)
                    continue;
                var values = _cache[i].GetTensorDataAsSpan<float>();
                var size = (int)shape[3];
                var kept = new float[shape[1] * length * size];
                for (var head = 0; head < shape[1]; head++)
                    values.Slice(head * (int)shape[2] * size, length * size).CopyTo(kept.AsSpan(head * length * size));
                _cache[i].Dispose();
                _cache[i] = length == 0 ? Empty() : OrtValue.CreateTensorValueFromMemory(kept, [1, shape[1], length, size]);
            }
        }

        public void Extend(int row, ReadOnlySpan<int> tokens)
        {
            using var ids = OrtValue.CreateTensorValueFromMemory(tokens.ToArray(), [1, tokens.Length]);
            var results = _session.Run(_options, _inputs, [ids, .. _cache], _outputs);
            foreach (var value in _cache)
                value.Dispose();
            _logits = results[0].GetTensorDataAsSpan<float>().ToArray();
            _cache = [.. results.Skip(1)];
            results[0].Dispose();
        }

        public void Step(ReadOnlySpan<int> tokens) => Extend(0, tokens[..1]);

        public ReadOnlySpan<float> Logits(int index) => _logits;

        public void Dispose()
        {
            foreach (var value in _cache)
                value.Dispose();
            _session.Dispose();
            _options.Dispose();
        }

        private OrtValue Empty() => OrtValue.CreateAllocatedTensorValue(OrtAllocator.DefaultInstance, TensorElementType.Float, _shape);
    }
}
