using System;
using GptDialogue.Inference;
using GptDialogue.Training.Export;
using GptDialogue.Training.Export.Onnx;
using GptDialogue.Training.Model;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>
    /// The model as a converter would write it: standard operators, fp32, a cache that grows by Concat. In: input_ids int32 (1, S)
    /// and past keys and values (1, H, P, d) by layer; out: logits (V) after the last token, and the longer cache.
    /// </summary>
    internal static class PlainGraph
    {
        private const TensorProto.Types.DataType Float = TensorProto.Types.DataType.Float;

        /// <summary>Writes the graph.</summary>
        public static byte[] Build(GptWeights weights)
        {
            var config = weights.Config;
            var graph = new OnnxGraph("gpt-plain");
            var ids = graph.Input(TensorNames.InputIds, TensorProto.Types.DataType.Int32, "batch", "sequence");
            for (var layer = 0; layer < config.Layers; layer++)
                foreach (var name in new[] { TensorNames.PastKey(layer), TensorNames.PastValue(layer) })
                    graph.Input(name, Float, "batch", config.Heads, "past", config.HeadSize);
            var past = Length(graph, TensorNames.PastKey(0), 2);
            var total = graph.Op("Add", [past, Length(graph, ids, 1)]);
            var one = graph.Longs("one", [1L]);
            var positions = graph.Op("Range", [past, total, one]);                                              // (S)
            var columns = graph.Op("Range", [graph.Longs("zero", [0L]), total, one]);                           // (P+S)
            var mask = graph.Op("GreaterOrEqual", [graph.Op("Unsqueeze", [positions, graph.Longs("axis_1", [1L], 1)]), columns]);
            var table = graph.Floats("wte.weight", weights.TokenEmbedding, config.VocabularySize, config.Width);
            var x = graph.Op("Add",
            [
                graph.Op("Gather", [table, ids], ("axis", 0)),
                graph.Op("Gather", [graph.Floats("wpe.weight", weights.PositionEmbedding, config.Context, config.Width), positions], ("axis", 0)),
            ]);
            for (var layer = 0; layer < config.Layers; layer++)
                x = Block(graph, weights, layer, x, mask);
            x = graph.Op("Gather", [x, graph.Longs("last", [-1L])], ("axis", 1));                               // (1, D)
            x = Norm(graph, "ln_f", weights.FinalNorm, config, x);
            graph.Op("", "MatMul", [x, graph.Op("Transpose", [table], ("perm", new long[] { 1, 0 }))], [TensorNames.Logits]);
            graph.Output(TensorNames.Logits, Float, "batch", config.VocabularySize);
            return graph.ToBytes();
        }

        private static string Block(OnnxGraph graph, GptWeights weights, int layer, string x, string mask)
        {
            var (block, config) = (weights.Blocks[layer], weights.Config);
            var qkv = graph.Op("", "Split", [Linear(graph, $"h.{layer}.attn.c_attn", block.Qkv, Norm(graph, $"h.{layer}.ln_1", block.AttentionNorm, config, x))],
                [graph.Fresh("q"), graph.Fresh("k"), graph.Fresh("v")], ("axis", -1), ("num_outputs", 3));
            var split = graph.Longs("split_heads", [0L, 0L, config.Heads, config.HeadSize], 4);
            string Heads(string value) => graph.Op("Transpose", [graph.Op("Reshape", [value, split])], ("perm", new long[] { 0, 2, 1, 3 }));   // (1, H, S, d)
            string Grown(string past, string present, string value)
            {
                graph.Op("", "Concat", [past, value], [present], ("axis", 2));
                graph.Output(present, Float, "batch", config.Heads, "total", config.HeadSize);
                return present;
            }
            var keys = Grown(TensorNames.PastKey(layer), TensorNames.PresentKey(layer), Heads(qkv[1]));
            var values = Grown(TensorNames.PastValue(layer), TensorNames.PresentValue(layer), Heads(qkv[2]));
            var scale = graph.Floats("attention_scale", [1f / MathF.Sqrt(config.HeadSize)]);
            var scores = graph.Op("Mul", [graph.Op("MatMul", [Heads(qkv[0]), graph.Op("Transpose", [keys], ("perm", new long[] { 0, 1, 3, 2 }))]), scale]);
            var masked = graph.Op("Where", [mask, scores, graph.Floats("forbidden", [float.NegativeInfinity])]);
            var mixed = graph.Op("Transpose", [graph.Op("MatMul", [graph.Op("Softmax", [masked], ("axis", -1)), values])], ("perm", new long[] { 0, 2, 1, 3 }));
            var merged = graph.Op("Reshape", [mixed, graph.Longs("merge_heads", [0L, 0L, config.Width], 3)]);
            x = graph.Op("Add", [x, Linear(graph, $"h.{layer}.attn.c_proj", block.AttentionOutput, merged)]);
            var up = Linear(graph, $"h.{layer}.mlp.c_fc", block.Up, Norm(graph, $"h.{layer}.ln_2", block.FeedForwardNorm, config, x));
            var active = config.Activation == ActivationKind.Relu ? graph.Op("Relu", [up]) : graph.Op("Gelu", [up], ("approximate", "tanh"));
            return graph.Op("Add", [x, Linear(graph, $"h.{layer}.mlp.c_proj", block.Down, active)]);
        }

        private static string Length(OnnxGraph graph, string value, int axis) =>
            graph.Op("Squeeze", [graph.Op("Shape", [value], ("start", axis), ("end", axis + 1))]);

        private static string Norm(OnnxGraph graph, string name, NormWeights norm, GptConfig config, string x) =>
            graph.Op("LayerNormalization", [x, graph.Floats(name + ".weight", norm.Scale, norm.Scale.Length), graph.Floats(name + ".bias", norm.Shift, norm.Shift.Length)],
                ("axis", -1), ("epsilon", config.LayerNormEpsilon));

        private static string Linear(OnnxGraph graph, string name, LinearWeights linear, string x) =>
            graph.Op("Add", [graph.Op("MatMul", [x, graph.Floats(name + ".weight", linear.Weight, linear.In, linear.Out)]), graph.Floats(name + ".bias", linear.Bias, linear.Out)]);
    }
}
