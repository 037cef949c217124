using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Inference;
using GptDialogue.Training.Export.Onnx;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// The graph games run: fused operators, one shared past/present buffer per layer, prefill and decode alike.
    /// Inputs, outputs and their shapes are those of <see cref="TensorNames"/>; only the rows named in logits_index go through
    /// the last feed-forward net and the head, so a prefill pays for one row of logits, not for the whole prompt.
    /// </summary>
    public static class FusedGraph
    {
        /// <summary>Writes the graph as a self-contained ONNX model.</summary>
        /// <param name="weights">The model; for an int8 cache already recentred by <see cref="KvCalibration"/>.</param>
        /// <param name="encoding">How matrices are stored.</param>
        /// <param name="kv">Scales of an int8 cache, or null for a cache in the activation type.</param>
        public static byte[] Build(GptWeights weights, IWeightEncoding encoding, IReadOnlyList<KvScale>? kv = null) =>
            new Writer(weights, encoding, kv).Write();

        private sealed class Writer
        {
            private readonly OnnxGraph _graph = new("gpt-fused");
            private readonly GptWeights _weights;
            private readonly IWeightEncoding _encoding;
            private readonly IReadOnlyList<KvScale>? _kv;
            private readonly TensorProto.Types.DataType _type;
            private PromptAttention? _prompts;

            public Writer(GptWeights weights, IWeightEncoding encoding, IReadOnlyList<KvScale>? kv)
            {
                (_weights, _encoding, _kv) = (weights, encoding, kv);
                _type = encoding.ActivationType;
            }

            public byte[] Write()
            {
                const TensorProto.Types.DataType Int32 = TensorProto.Types.DataType.Int32;
                var ids = _graph.Input(TensorNames.InputIds, Int32, "batch", "sequence");
                var positionIds = _graph.Input(TensorNames.PositionIds, Int32, "batch", "sequence");
                _graph.Input(TensorNames.SeqLensK, Int32, "batch");
                _graph.Input(TensorNames.TotalSequenceLength, Int32);
                _graph.Input(TensorNames.LogitsIndex, Int32, "rows");

                if (_kv != null)
                    _prompts = new PromptAttention(_graph, _weights.Config);
                var tokens = _encoding.Embed(_graph, _weights, ids);                             // (B, S, D)
                var position = _graph.Op("Gather", new[] { _encoding.Positions(_graph, _weights), positionIds }, ("axis", 0));  // (B, S, D)
                var (normed, residual) = AddAndNorm(tokens, position, "h.0.ln_1", _weights.Blocks[0].AttentionNorm);
                for (var i = 0; i < _weights.Blocks.Count; i++)
                    (normed, residual) = Block(i, normed, residual);

                var logits = _encoding.Head(_graph, _weights, normed);                           // (N, V)
                _graph.Op("", "Cast", new[] { logits }, new[] { TensorNames.Logits }, ("to", (int)TensorProto.Types.DataType.Float));
                _graph.Output(TensorNames.Logits, TensorProto.Types.DataType.Float, "rows", _weights.Config.VocabularySize);
                return _graph.ToBytes();
            }

            /// <summary>One block; takes its input already normalised and returns the input of the next one normalised.</summary>
            private (string Normed, string Residual) Block(int index, string normed, string residual)
            {
                var block = _weights.Blocks[index];
                var last = index == _weights.Blocks.Count - 1;
                var qkv = _encoding.Linear(_graph, $"h.{index}.attn.c_attn", block.Qkv, normed, withBias: true);    // (B, S, 3D)
                var attended = Attention(index, qkv, rows: last);
                if (last)
                    residual = Rows(residual);
                var projected = _encoding.Linear(_graph, $"h.{index}.attn.c_proj", block.AttentionOutput, attended, withBias: true);
                (normed, residual) = AddAndNorm(residual, projected, $"h.{index}.ln_2", block.FeedForwardNorm);

                var up = _encoding.Linear(_graph, $"h.{index}.mlp.c_fc", block.Up, normed, withBias: true);
                var active = _weights.Config.Activation == ActivationKind.Relu
                    ? _graph.Op("Relu", new[] { up })
                    : _graph.Op("Gelu", new[] { up }, ("approximate", "tanh"));
                var down = _encoding.Linear(_graph, $"h.{index}.mlp.c_proj", block.Down, active, withBias: true);
                return AddAndNorm(residual, down,
                    last ? "ln_f" : $"h.{index + 1}.ln_1", last ? _weights.FinalNorm : _weights.Blocks[index + 1].AttentionNorm);
            }

            // A sink that attracts nothing changes no result; with one the kernel takes its path for plain attention, which reads an
            // 8-bit cache as it is. The tiled path copies all values to fp32 first: a third slower in batches of single tokens.
            private string NoSink()
            {
                const float Nothing = -65504;   // exp of it is zero, beside any score
                var sinks = new float[_weights.Config.Heads];
                Array.Fill(sinks, Nothing);
                return _graph.Floats("no_sink", sinks, sinks.Length);
            }

            // (B, S, D), or after the last layer the (N, D) rows that logits are wanted for.
            private string Attention(int layer, string qkv, bool rows)
            {
                var cacheType = _kv == null ? _type : TensorProto.Types.DataType.Int8;
                object[] shape = { "batch", _weights.Config.Heads, "capacity", _weights.Config.HeadSize };
                _graph.Input(TensorNames.PastKey(layer), cacheType, shape);
                _graph.Input(TensorNames.PastValue(layer), cacheType, shape);
                var outputs = new[] { _graph.Fresh("attended"), TensorNames.PresentKey(layer), TensorNames.PresentValue(layer) };
                if (_kv == null)
                {
                    outputs[0] = Fused(layer, qkv, outputs, rows)[0];
                }
                else
                {
                    object[] attended = rows ? ["rows", _weights.Config.Width] : ["batch", "sequence", _weights.Config.Width];
                    _graph.If(TensorNames.ReadsPrompt,
                        new[] { (outputs[0], _type, attended), (outputs[1], cacheType, shape), (outputs[2], cacheType, shape) },
                        () => _prompts!.Attend(layer, qkv, _kv[layer], rows),
                        () => Fused(layer, qkv, outputs.Select(_graph.Fresh).ToArray(), rows));
                }

                _graph.Output(outputs[1], cacheType, shape);
                _graph.Output(outputs[2], cacheType, shape);
                return outputs[0];
            }

            private string[] Fused(int layer, string qkv, string[] outputs, bool rows)
            {
                var inputs = new List<string>
                {
                    qkv, "", "", TensorNames.PastKey(layer), TensorNames.PastValue(layer), TensorNames.SeqLensK, TensorNames.TotalSequenceLength,
                };
                var attributes = new List<(string, object)> { ("num_heads", _weights.Config.Heads), ("kv_num_heads", _weights.Config.Heads), ("do_rotary", 0) };
                if (_kv != null)
                {
                    inputs.AddRange(new[]
                    {
                        "", "", "", "",                         // inputs 7 to 10: rotary caches, positions, bias
                        NoSink(),
                        _graph.Floats($"h.{layer}.k_scale", new[] { _kv[layer].Key }, 1),
                        _graph.Floats($"h.{layer}.v_scale", new[] { _kv[layer].Value }, 1),
                    });
                    attributes.AddRange(new (string, object)[]
                    {
                        ("k_quant_type", "PER_TENSOR"), ("v_quant_type", "PER_TENSOR"), ("kv_cache_bit_width", 8),
                    });
                }
                _graph.Op(OnnxGraph.Microsoft, "GroupQueryAttention", inputs.ToArray(), outputs, attributes.ToArray());
                return rows ? [Rows(outputs[0]), outputs[1], outputs[2]] : outputs;
            }

            /// <summary>
            /// Sum of x and addition, and its LayerNorm. Two plain operators: the CPU's SkipLayerNormalization, which does both, takes
            /// four to nine times as long.
            /// </summary>
            private (string Normed, string Sum) AddAndNorm(string x, string addition, string name, NormWeights norm)
            {
                var sum = _graph.Op("Add", new[] { x, addition });
                var normed = _graph.Op("LayerNormalization", new[]
                {
                    sum,
                    _graph.Activation(name + ".weight", _type, norm.Scale, norm.Scale.Length),
                    _graph.Activation(name + ".bias", _type, norm.Shift, norm.Shift.Length),
                }, ("axis", -1), ("epsilon", _weights.Config.LayerNormEpsilon));
                return (normed, sum);
            }

            /// <summary>(B, S, D) to the (N, D) rows that logits are wanted for.</summary>
            private string Rows(string x)
            {
                var flat = _graph.Op("Reshape", new[] { x, _graph.Longs("flatten_rows", new long[] { -1, _weights.Config.Width }, 2) });
                return _graph.Op("Gather", new[] { flat, TensorNames.LogitsIndex }, ("axis", 0));
            }
        }
    }

    /// <summary>Static scales of one layer's int8 cache: stored value × scale = key or value.</summary>
    public readonly record struct KvScale(float Key, float Value);
}
