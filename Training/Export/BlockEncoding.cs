using System;
using System.Collections.Generic;
using GptDialogue.Training.Export.Onnx;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// Weights in 8 or 4 bits with one fp16 scale per block of consecutive inputs (MatMulNBits); activations stay fp32 and are
    /// quantised to 8 bits per row inside the operator, so the result of a row never depends on the rows beside it.
    /// </summary>
    public sealed class BlockEncoding : IWeightEncoding
    {
        private const string Table = "wte.weight";
        private const int Int8Compute = 4;      // accuracy_level: multiply in int8
        private readonly BlockFormat _body, _head;

        /// <summary>Chooses the formats.</summary>
        /// <param name="body">Format of the blocks' matrices.</param>
        /// <param name="head">Format of the token embedding and head, which are one tensor.</param>
        public BlockEncoding(BlockFormat body, BlockFormat head) => (_body, _head) = (body, head);

        /// <inheritdoc/>
        public TensorProto.Types.DataType ActivationType => TensorProto.Types.DataType.Float;

        /// <inheritdoc/>
        public string Linear(OnnxGraph graph, string name, LinearWeights linear, string x, bool withBias)
        {
            var format = _body.Fit(linear.In);
            var packed = BlockQuantizer.Quantize(MatrixLayout.Transpose(linear.Weight, linear.In, linear.Out), linear.Out, linear.In, format);
            var inputs = Store(graph, name, packed, linear.In, linear.Out, format);
            inputs.Insert(0, x);
            if (withBias)
                inputs.AddRange(new[] { "", "", graph.Floats(name + ".bias", linear.Bias, linear.Out) });
            return MatMul(graph, inputs, linear.In, linear.Out, format);
        }

        /// <inheritdoc/>
        public string Embed(OnnxGraph graph, GptWeights weights, string ids)
        {
            var format = _head.Fit(weights.Config.Width);
            var stored = StoreTable(graph, weights);
            var blocks = graph.Op("Gather", new[] { stored[0], ids }, ("axis", 0));              // (B, S, blocks, bytes)
            var scales = graph.Op("Gather", new[] { stored[1], ids }, ("axis", 0));              // (B, S, blocks)
            var values = format.Bits == 8 ? blocks : Nibbles(graph, blocks, format);             // (B, S, blocks, block)
            var centred = graph.Op("Sub", new[]
            {
                graph.Op("Cast", new[] { values }, ("to", (int)TensorProto.Types.DataType.Float)),
                graph.Floats("wte.zero", new[] { (float)format.Zero }),
            });
            var scaled = graph.Op("Mul", new[] { centred, graph.Op("Unsqueeze", new[] { scales, graph.Longs("last_axis", new long[] { -1 }, 1) }) });
            return graph.Op("Reshape", new[] { scaled, graph.Longs("embedding_shape", new long[] { 0, 0, weights.Config.Width }, 3) });
        }

        /// <inheritdoc/>
        public string Positions(OnnxGraph graph, GptWeights weights) =>
            graph.Halves("wpe.weight", weights.PositionEmbedding, weights.Config.Context, weights.Config.Width);

        /// <inheritdoc/>
        public string Head(OnnxGraph graph, GptWeights weights, string x)
        {
            var inputs = StoreTable(graph, weights);
            inputs.Insert(0, x);
            return MatMul(graph, inputs, weights.Config.Width, weights.Config.VocabularySize, _head.Fit(weights.Config.Width));
        }

        private List<string> StoreTable(OnnxGraph graph, GptWeights weights)
        {
            var (config, format) = (weights.Config, _head.Fit(weights.Config.Width));
            var packed = BlockQuantizer.Quantize(weights.TokenEmbedding, config.VocabularySize, config.Width, format);
            return Store(graph, Table, packed, config.Width, config.VocabularySize, format);
        }

        private static List<string> Store(OnnxGraph graph, string name, PackedMatrix packed, int inputs, int outputs, BlockFormat format) => new()
        {
            graph.Initializer<byte>(name, TensorProto.Types.DataType.Uint8, packed.Codes, outputs, format.Blocks(inputs), format.BytesPerBlock),
            graph.Halves(name + ".scales", packed.Scales, outputs, format.Blocks(inputs)),
        };

        private static string MatMul(OnnxGraph graph, List<string> inputs, int columns, int rows, BlockFormat format) =>
            graph.MicrosoftOp("MatMulNBits", inputs.ToArray(),
                ("K", columns), ("N", rows), ("bits", format.Bits), ("block_size", format.BlockSize), ("accuracy_level", Int8Compute));

        /// <summary>Splits every byte into its low and high four bits, low first: (…, n) to (…, n, 2) flattened by the caller's reshape.</summary>
        private static string Nibbles(OnnxGraph graph, string bytes, BlockFormat format)
        {
            var low = graph.Op("BitwiseAnd", new[] { bytes, graph.Initializer<byte>("low_nibble", TensorProto.Types.DataType.Uint8, new byte[] { 15 }) });
            var high = graph.Op("BitShift", new[] { bytes, graph.Initializer<byte>("four", TensorProto.Types.DataType.Uint8, new byte[] { 4 }) }, ("direction", "RIGHT"));
            var axis = graph.Longs("last_axis", new long[] { -1 }, 1);
            var pairs = graph.Op("Concat", new[] { graph.Op("Unsqueeze", new[] { low, axis }), graph.Op("Unsqueeze", new[] { high, axis }) }, ("axis", -1));
            return graph.Op("Reshape", new[] { pairs, graph.Longs("nibble_shape", new long[] { 0, 0, 0, format.BlockSize }, 4) });
        }
    }
}
