using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Inference;
using GptDialogue.Training.Export.Onnx;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// Attention of many tokens at once over an int8 cache: the row's live part is widened to fp32 once and every query multiplied
    /// with it, where GroupQueryAttention multiplies one query after the other with bytes: a quarter to a third of its time for 64
    /// tokens, more than it for a token or two. What it stores is the same to the last bit; what it computes differs in rounding.
    /// Lengths are rounded up to <see cref="Step"/> and a run has two tokens at least, so that a token comes out the same however a
    /// prompt is cut into runs: only then does every sum add the same numbers in the same order. A run that reads is of one row.
    /// </summary>
    internal sealed class PromptAttention
    {
        /// <summary>Keys that a softmax adds up side by side, a multiple of the widest vector unit times four.</summary>
        private const int Step = 64;

        private const float Never = -65504;   // exp of it is zero, beside any score
        private const string End = "prompt.end";       // (1): keys to look at, rounded up
        private const string Mask = "prompt.mask";     // (B, 1, S, end): what is added to scores
        private const string Places = "prompt.places"; // (B, S, H, 3): where new keys and values go in the cache
        private const string First = "first";          // (1): 0
        private const TensorProto.Types.DataType Float = TensorProto.Types.DataType.Float;
        private const TensorProto.Types.DataType Int64 = TensorProto.Types.DataType.Int64;
        private readonly OnnxGraph _graph;
        private readonly GptConfig _config;

        /// <param name="graph">The graph; a bool input <see cref="TensorNames.ReadsPrompt"/> is added to it.</param>
        /// <param name="config">Sizes of the model.</param>
        public PromptAttention(OnnxGraph graph, GptConfig config)
        {
            (_graph, _config) = (graph, config);
            graph.Longs(First, [0], 1);
            graph.Input(TensorNames.ReadsPrompt, TensorProto.Types.DataType.Bool);
            // The same in every layer, and not needed where no prompt is read.
            graph.If(TensorNames.ReadsPrompt,
            [
                (End, Int64, [1]), (Mask, Float, ["batch", 1, "sequence", "end"]), (Places, Int64, ["batch", "sequence", config.Heads, 3]),
            ], Shared, () => [Again(First), Again(graph.Floats("no_mask", [0], 1, 1, 1, 1)), Again(graph.Longs("no_places", new long[3], 1, 1, 1, 3))]);
        }

        /// <summary>Adds the attention of a layer inside a branch.</summary>
        /// <param name="layer">Index of the layer.</param>
        /// <param name="qkv">(1, S, 3D): queries, keys and values.</param>
        /// <param name="scale">Scales of the layer's cache.</param>
        /// <param name="rows">Whether only the rows named in logits_index are wanted: after the last layer no other is needed.</param>
        /// <returns>(1, S, D), or (N, D) of N rows, and the cache's new keys and values.</returns>
        public IReadOnlyList<string> Attend(int layer, string qkv, KvScale scale, bool rows)
        {
            var parts = Enumerable.Range(0, 3).Select(_ => _graph.Fresh("qkv_part")).ToArray();
            _graph.Op("", "Split", [qkv], parts, ("axis", 2), ("num_outputs", 3));                              // (1, S, D) each
            var (keys, allKeys) = Store(parts[1], TensorNames.PastKey(layer), _graph.Floats($"h.{layer}.k_scale", [scale.Key], 1));
            var (values, allValues) = Store(parts[2], TensorNames.PastValue(layer), _graph.Floats($"h.{layer}.v_scale", [scale.Value], 1));
            var (queries, mask) = rows ? (Wanted(parts[0], 1), Wanted(Mask, 2)) : (parts[0], Mask);
            var attended = _graph.MicrosoftOp("MultiHeadAttention", [queries, allKeys, allValues, "", "", mask], ("num_heads", _config.Heads));
            return [rows ? _graph.Op("Squeeze", [attended, First]) : attended, keys, values];
        }

        private string Wanted(string values, int axis) => _graph.Op("Gather", [values, TensorNames.LogitsIndex], ("axis", axis));

        // Puts new keys or values into the cache; returns the cache and its live part in fp32, (1, H, end, d).
        private (string Cache, string Live) Store(string added, string past, string scale)
        {
            var zero = _graph.Initializer<sbyte>("zero_code", TensorProto.Types.DataType.Int8, [0], 1);
            var heads = _graph.Longs("separate_heads", [0, 0, _config.Heads, _config.HeadSize], 4);
            var cache = _graph.Op("ScatterND", [past, Places, _graph.Op("Reshape", [_graph.Op("QuantizeLinear", [added, scale, zero]), heads])]);
            var live = _graph.Op("Slice", [cache, First, End, _graph.Longs("key_axis", [2], 1)]);
            return (cache, _graph.Op("DequantizeLinear", [live, scale, zero]));
        }

        private IReadOnlyList<string> Shared()
        {
            var positions = _graph.Op("Cast", [TensorNames.PositionIds], ("to", (int)Int64));                       // (B, S)
            return [Keys(), Later(positions), Cells(positions)];
        }

        private string Keys()
        {
            var length = _graph.Op("Reshape", [_graph.Op("Cast", [TensorNames.TotalSequenceLength], ("to", (int)Int64)), _graph.Longs("vector", [1], 1)]);
            var step = _graph.Longs("key_step", [Step], 1);
            var steps = _graph.Op("Div", [_graph.Op("Add", [length, _graph.Longs("key_step_less_one", [Step - 1], 1)]), step]);
            return _graph.Op("Mul", [steps, step]);
        }

        // What lies behind a token in its row is not looked at.
        private string Later(string positions)
        {
            var all = _graph.Longs("all_positions", Enumerable.Range(0, _config.Context).Select(i => (long)i).ToArray(), _config.Context);
            // Not from End itself: a branch cannot see what only comes out of it.
            var keys = _graph.Op("Slice", [all, First, Keys()]);
            var later = _graph.Op("Greater", [keys, _graph.Op("Unsqueeze", [positions, _graph.Longs("mask_axes", [1, 3], 2)])]);
            return _graph.Op("Where", [later, _graph.Floats("never", [Never], 1), _graph.Floats("always", [0], 1)]);
        }

        // (row, head, position) of every new key.
        private string Cells(string positions)
        {
            var perHead = _graph.Longs("zero_per_head", new long[_config.Heads], 1, 1, _config.Heads, 1);
            var place = _graph.Op("Add", [_graph.Op("Unsqueeze", [positions, _graph.Longs("cell_axes", [2, 3], 2)]), perHead]);
            var nothing = _graph.Op("Mul", [place, First]);
            var head = _graph.Op("Add", [nothing, _graph.Longs("heads", Enumerable.Range(0, _config.Heads).Select(i => (long)i).ToArray(), 1, 1, _config.Heads, 1)]);
            var rows = _graph.Op("Range", [_graph.Longs("none", [0]), _graph.Op("Squeeze", [_graph.Op("Shape", [positions], ("start", 0), ("end", 1))]), _graph.Longs("each", [1])]);
            var row = _graph.Op("Add", [nothing, _graph.Op("Reshape", [rows, _graph.Longs("row_shape", [-1, 1, 1, 1], 4)])]);
            return _graph.Op("Concat", [row, head, place], ("axis", -1));
        }

        private string Again(string value) => _graph.Op("Identity", [value]);
    }
}
