using System;
using GptDialogue.Inference;
using GptDialogue.Training.Export.Onnx;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// The model in standard ONNX operators only, fp32, without a cache: slow, obvious, and what every other graph is compared
    /// with. In: input_ids int32 (B, S); out: logits fp32 (B, S, V).
    /// </summary>
    public static class OracleGraph
    {
        /// <summary>Writes the graph of <paramref name="weights"/> as a self-contained ONNX model.</summary>
        public static byte[] Build(GptWeights weights)
        {
            var graph = new OnnxGraph("gpt-oracle");
            var ids = graph.Input(TensorNames.InputIds, TensorProto.Types.DataType.Int32, "batch", "sequence");
            var table = graph.Floats("wte.weight", weights.TokenEmbedding, weights.Config.VocabularySize, weights.Config.Width);
            var positions = graph.Floats("wpe.weight", weights.PositionEmbedding, weights.Config.Context, weights.Config.Width);
            var range = Range(graph, ids);                                                      // (S)
            var mask = CausalMask(graph, range);                                                // (S, S), true where allowed

            var x = graph.Op("Add", new[]
            {
                graph.Op("Gather", new[] { table, ids }, ("axis", 0)),
                graph.Op("Gather", new[] { positions, range }, ("axis", 0)),
            });                                                                                 // (B, S, D)
            for (var i = 0; i < weights.Blocks.Count; i++)
                x = Block(graph, weights, i, x, mask);
            x = Norm(graph, "ln_f", weights.FinalNorm, weights.Config.LayerNormEpsilon, x);
            var head = graph.Op("Transpose", new[] { table }, ("perm", new long[] { 1, 0 }));   // (D, V)
            graph.Op("", "MatMul", new[] { x, head }, new[] { TensorNames.Logits });
            graph.Output(TensorNames.Logits, TensorProto.Types.DataType.Float, "batch", "sequence", weights.Config.VocabularySize);
            return graph.ToBytes();
        }

        private static string Block(OnnxGraph graph, GptWeights weights, int index, string x, string mask)
        {
            var block = weights.Blocks[index];
            var normed = Norm(graph, $"h.{index}.ln_1", block.AttentionNorm, weights.Config.LayerNormEpsilon, x);
            var qkv = Linear(graph, $"h.{index}.attn.c_attn", block.Qkv, normed);               // (B, S, 3D)
            var attended = Attention(graph, weights, qkv, mask);                                // (B, S, D)
            x = graph.Op("Add", new[] { x, Linear(graph, $"h.{index}.attn.c_proj", block.AttentionOutput, attended) });
            normed = Norm(graph, $"h.{index}.ln_2", block.FeedForwardNorm, weights.Config.LayerNormEpsilon, x);
            var up = Linear(graph, $"h.{index}.mlp.c_fc", block.Up, normed);                    // (B, S, F)
            var active = weights.Config.Activation == ActivationKind.Relu ? graph.Op("Relu", new[] { up }) : graph.Op("Gelu", new[] { up }, ("approximate", "tanh"));
            return graph.Op("Add", new[] { x, Linear(graph, $"h.{index}.mlp.c_proj", block.Down, active) });
        }

        private static string Attention(OnnxGraph graph, GptWeights weights, string qkv, string mask)
        {
            var split = graph.Op("", "Split", new[] { qkv }, new[] { graph.Fresh("q"), graph.Fresh("k"), graph.Fresh("v") },
                ("axis", -1), ("num_outputs", 3));
            var heads = graph.Longs("split_heads", new long[] { 0, 0, weights.Config.Heads, weights.Config.HeadSize }, 4);
            var merged = graph.Longs("merge_heads", new long[] { 0, 0, weights.Config.Width }, 3);
            string Heads(string value, params long[] order) =>
                graph.Op("Transpose", new[] { graph.Op("Reshape", new[] { value, heads }) }, ("perm", order));

            var query = Heads(split[0], 0, 2, 1, 3);                                            // (B, H, S, d)
            var key = Heads(split[1], 0, 2, 3, 1);                                              // (B, H, d, S)
            var value = Heads(split[2], 0, 2, 1, 3);                                            // (B, H, S, d)
            var scale = graph.Floats("attention_scale", new[] { 1f / MathF.Sqrt(weights.Config.HeadSize) });
            var scores = graph.Op("Mul", new[] { graph.Op("MatMul", new[] { query, key }), scale });
            var masked = graph.Op("Where", new[] { mask, scores, graph.Floats("forbidden", new[] { float.NegativeInfinity }) });
            var mixed = graph.Op("MatMul", new[] { graph.Op("Softmax", new[] { masked }, ("axis", -1)), value });
            return graph.Op("Reshape", new[] { graph.Op("Transpose", new[] { mixed }, ("perm", new long[] { 0, 2, 1, 3 })), merged });
        }

        private static string Range(OnnxGraph graph, string ids)
        {
            var length = graph.Op("Squeeze", new[] { graph.Op("Shape", new[] { ids }, ("start", 1), ("end", 2)) });
            return graph.Op("Range", new[] { graph.Longs("zero", new long[] { 0 }), length, graph.Longs("one", new long[] { 1 }) });
        }

        private static string CausalMask(OnnxGraph graph, string range)
        {
            var rows = graph.Op("Unsqueeze", new[] { range, graph.Longs("axis_1", new long[] { 1 }, 1) });
            return graph.Op("GreaterOrEqual", new[] { rows, range });
        }

        private static string Norm(OnnxGraph graph, string name, NormWeights norm, float epsilon, string x) =>
            graph.Op("LayerNormalization", new[]
            {
                x,
                graph.Floats(name + ".weight", norm.Scale, norm.Scale.Length),
                graph.Floats(name + ".bias", norm.Shift, norm.Shift.Length),
            }, ("axis", -1), ("epsilon", epsilon));

        private static string Linear(OnnxGraph graph, string name, LinearWeights linear, string x) =>
            graph.Op("Add", new[]
            {
                graph.Op("MatMul", new[] { x, graph.Floats(name + ".weight", linear.Weight, linear.In, linear.Out) }),
                graph.Floats(name + ".bias", linear.Bias, linear.Out),
            });
    }
}
