using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Inference;
using GptDialogue.Training.Export.Onnx;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Training.Export
{
    /// <summary>Smallest and largest value of every channel of a linear layer's input, (In) each, over some text.</summary>
    public sealed record InputRange(float[] Low, float[] High);

    /// <summary>Measures what goes into the linear layers of a model when it reads text.</summary>
    public static class InputRanges
    {
        /// <summary>Ranges by the layer's name, such as <c>h.0.mlp.c_fc</c>.</summary>
        /// <param name="weights">The model.</param>
        /// <param name="windows">Token sequences, each at most the model's positions long.</param>
        public static IReadOnlyDictionary<string, InputRange> Measure(GptWeights weights, IReadOnlyList<int[]> windows)
        {
            var observer = new Observer();
            using var settings = new SessionOptions { IntraOpNumThreads = 1, LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
            using var session = new InferenceSession(FusedGraph.Build(weights, observer), settings);
            using var options = new RunOptions();
            var ranges = observer.Inputs.ToDictionary(input => input.Name, _ => (InputRange?)null);
            foreach (var window in windows.Where(window => window.Length > 0))
            {
                var outputs = Run(session, options, weights.Config, window, observer.Inputs.Select(input => input.Output).ToArray());
                for (var i = 0; i < outputs.Count; i++)
                    ranges[observer.Inputs[i].Name] = Widen(ranges[observer.Inputs[i].Name], outputs[i]);
            }
            return ranges.ToDictionary(range => range.Key, range => range.Value ?? throw new GptDialogueException(
                "The calibration text is empty; 8-bit activations need some text like what the model will see."));
        }

        private static IReadOnlyList<(float[] Values, int Width)> Run(
            InferenceSession session, RunOptions options, Model.GptConfig config, int[] window, string[] outputs)
        {
            var inputs = new Dictionary<string, OrtValue>
            {
                [TensorNames.InputIds] = OrtValue.CreateTensorValueFromMemory(window, new long[] { 1, window.Length }),
                [TensorNames.PositionIds] = OrtValue.CreateTensorValueFromMemory(Enumerable.Range(0, window.Length).ToArray(), new long[] { 1, window.Length }),
                [TensorNames.SeqLensK] = OrtValue.CreateTensorValueFromMemory(new[] { window.Length - 1 }, new long[] { 1 }),
                [TensorNames.TotalSequenceLength] = OrtValue.CreateTensorValueFromMemory(new[] { window.Length }, Array.Empty<long>()),
                [TensorNames.LogitsIndex] = OrtValue.CreateTensorValueFromMemory(Enumerable.Range(0, window.Length).ToArray(), new long[] { window.Length }),
            };
            var past = new float[config.Width * window.Length];
            for (var layer = 0; layer < config.Layers; layer++)
                foreach (var name in new[] { TensorNames.PastKey(layer), TensorNames.PastValue(layer) })
                    inputs[name] = OrtValue.CreateTensorValueFromMemory(past, new long[] { 1, config.Heads, window.Length, config.HeadSize });
            try
            {
                using var results = session.Run(options, inputs, outputs);
                return results.Select(result => (result.GetTensorDataAsSpan<float>().ToArray(), (int)result.GetTensorTypeAndShape().Shape[1])).ToArray();
            }
            finally
            {
                foreach (var value in inputs.Values)
                    value.Dispose();
            }
        }

        private static InputRange Widen(InputRange? range, (float[] Values, int Width) observed)
        {
            range ??= new InputRange(observed.Values[..observed.Width], observed.Values[..observed.Width]);
            for (var i = 0; i < observed.Values.Length; i++)
            {
                var channel = i % observed.Width;
                range.Low[channel] = Math.Min(range.Low[channel], observed.Values[i]);
                range.High[channel] = Math.Max(range.High[channel], observed.Values[i]);
            }
            return range;
        }

        /// <summary>Computes in fp32 and makes the input of every linear layer an output of the graph.</summary>
        private sealed class Observer : IWeightEncoding
        {
            private static readonly IWeightEncoding Inner = FloatEncoding.Single;

            public List<(string Name, string Output)> Inputs { get; } = [];

            public TensorProto.Types.DataType ActivationType => Inner.ActivationType;

            public string Linear(OnnxGraph graph, string name, LinearWeights linear, string x, bool withBias)
            {
                var rows = graph.Op("Reshape", [x, graph.Longs($"rows_of_{linear.In}", [-1, linear.In], 2)]);   // (N, In)
                graph.Output(rows, ActivationType, "tokens", linear.In);
                Inputs.Add((name, rows));
                return Inner.Linear(graph, name, linear, x, withBias);
            }

            public string Embed(OnnxGraph graph, GptWeights weights, string ids) => Inner.Embed(graph, weights, ids);

            public string Positions(OnnxGraph graph, GptWeights weights) => Inner.Positions(graph, weights);

            public string Head(OnnxGraph graph, GptWeights weights, string x) => Inner.Head(graph, weights, x);
        }
    }
}
