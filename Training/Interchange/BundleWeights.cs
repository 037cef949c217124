using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using Google.Protobuf;
using GptDialogue.Bundles;
using GptDialogue.Training.Export;
using GptDialogue.Training.Export.Onnx;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Interchange
{
    /// <summary>
    /// Reads the weights of a bundle back out of one of its graphs: what <see cref="FusedGraph"/> wrote, widened to fp32. From a
    /// quantised variant come the rounded weights, which is where training can go on from.
    /// </summary>
    public sealed class BundleWeights
    {
        // The most exact first; a variant with an int8 cache holds an equivalent model whose keys and values were recentred.
        private static readonly string[] Preferred = ["fp32", "fp32-kv8", "fp16", "int8", "int8-kv8", "w8a8-kv8", "int4", "int4-kv8"];
        private readonly Dictionary<string, TensorProto> _stored;
        private readonly string _where;

        private BundleWeights(GraphProto graph, string where)
        {
            _stored = graph.Initializer.ToDictionary(tensor => tensor.Name, StringComparer.Ordinal);
            _where = where;
        }

        /// <summary>The variant that holds the weights most exactly.</summary>
        /// <exception cref="GptDialogueException">The bundle has none that was written by the exporter.</exception>
        public static string Choose(BundleReader bundle) =>
            Preferred.FirstOrDefault(name => bundle.Header.Find(name) != null) ?? throw new GptDialogueException(
                $"{bundle.Source}: has none of the variants that weights can be read from: {string.Join(", ", Preferred)}.");

        /// <summary>Reads the weights of a variant.</summary>
        /// <exception cref="GptDialogueException">The variant is missing or damaged, or its graph is not one of the exporter's.</exception>
        public static GptWeights Read(BundleReader bundle, string variant)
        {
            var where = $"{bundle.Source}, variant '{variant}'";
            try
            {
                var graph = ModelProto.Parser.ParseFrom(bundle.ReadVariant(variant)).Graph ?? new GraphProto();
                var epsilon = graph.Node.SelectMany(node => node.Attribute).FirstOrDefault(attribute => attribute.Name == "epsilon")?.F;
                return new BundleWeights(graph, where).Read(Config(bundle.Header.Model, epsilon));
            }
            catch (InvalidProtocolBufferException fault)
            {
                throw new GptDialogueException($"{where}: not a graph: {fault.Message} Export the bundle again.", fault);
            }
        }

        private static GptConfig Config(BundleModel model, float? epsilon) => new GptConfig
        {
            VocabularySize = model.VocabularySize,
            Context = model.ContextLength,
            Width = model.Width,
            Layers = model.Layers,
            Heads = model.Heads,
            FeedForward = model.FeedForward,
            Activation = model.Activation == "relu" ? ActivationKind.Relu : ActivationKind.Gelu,
            Positions = model.Positions == "learned" ? PositionKind.Learned : PositionKind.Sinusoidal,
            LayerNormEpsilon = epsilon ?? new GptConfig().LayerNormEpsilon,
        }.Validated();

        private GptWeights Read(GptConfig config)
        {
            int d = config.Width, f = config.FeedForward;
            return new GptWeights
            {
                Config = config,
                TokenEmbedding = _stored.ContainsKey("wte.weight.scales") ? Blocks("wte.weight", config.VocabularySize, d) : Floats("wte.weight", config.VocabularySize * d),
                PositionEmbedding = Floats("wpe.weight", config.Context * d),
                Blocks = Enumerable.Range(0, config.Layers).Select(i => $"h.{i}.").Select(block => new BlockWeights(
                    Norm(block + "ln_1", d), Linear(block + "attn.c_attn", d, 3 * d), Linear(block + "attn.c_proj", d, d),
                    Norm(block + "ln_2", d), Linear(block + "mlp.c_fc", d, f), Linear(block + "mlp.c_proj", f, d))).ToArray(),
                FinalNorm = Norm("ln_f", d),
            };
        }

        private NormWeights Norm(string name, int width) => new(Floats(name + ".weight", width), Floats(name + ".bias", width));

        private LinearWeights Linear(string name, int inputs, int outputs)
        {
            var weight = _stored.ContainsKey(name + ".input_scale") ? Columns(name, inputs, outputs)
                : _stored.ContainsKey(name + ".scales") ? MatrixLayout.Transpose(Blocks(name, outputs, inputs), outputs, inputs)
                : Floats(name + ".weight", inputs * outputs);
            return new LinearWeights(weight, Floats(name + ".bias", outputs), inputs, outputs);
        }

        /// <summary>A matrix (inputs, outputs) with a scale per output.</summary>
        private float[] Columns(string name, int inputs, int outputs)
        {
            var codes = MemoryMarshal.Cast<byte, sbyte>(Stored(name).RawData.Span);
            var scales = Floats(name + ".scales", outputs);
            if (codes.Length != inputs * outputs)
                throw Strange(name, $"{codes.Length} bytes do not make a matrix of {inputs} × {outputs}");
            return StaticEncoding.Dequantize(codes, scales);
        }

        /// <summary>A block-quantised matrix (rows, columns).</summary>
        private float[] Blocks(string name, int rows, int columns)
        {
            var codes = Stored(name);
            var scales = Floats(name + ".scales", null);
            // (rows, blocks, bytes of a block): both sizes of the format follow from the shape.
            var bits = (int)(8L * codes.RawData.Length / Math.Max(1, (long)rows * columns));
            var format = new BlockFormat(bits, scales.Length < rows ? 0 : columns / (scales.Length / rows));
            if (bits is not (4 or 8) || format.BlockSize < 1 || codes.RawData.Length != (long)rows * format.Blocks(columns) * format.BytesPerBlock)
                throw Strange(name, $"{codes.RawData.Length} bytes and {scales.Length} scales do not make a matrix of {rows} × {columns}");
            return BlockQuantizer.Dequantize(new PackedMatrix(codes.RawData.ToByteArray(), scales), rows, columns, format);
        }

        private float[] Floats(string name, int? count)
        {
            var tensor = Stored(name);
            var bytes = tensor.RawData.Span;
            var values = (TensorProto.Types.DataType)tensor.DataType switch
            {
                TensorProto.Types.DataType.Float when bytes.Length % sizeof(float) == 0 => MemoryMarshal.Cast<byte, float>(bytes).ToArray(),
                TensorProto.Types.DataType.Float16 when bytes.Length % 2 == 0 => Array.ConvertAll(MemoryMarshal.Cast<byte, Half>(bytes).ToArray(), half => (float)half),
                _ => throw Strange(name, $"element type {tensor.DataType} with {bytes.Length} bytes"),
            };
            return count == null || values.Length == count ? values : throw Strange(name, $"{values.Length} values instead of {count}");
        }

        private TensorProto Stored(string name) =>
            _stored.TryGetValue(name, out var tensor) ? tensor : throw Strange(name, "missing");

        private GptDialogueException Strange(string name, string what) =>
            new($"{_where}: tensor '{name}': {what}. The graph was not written by this exporter; import the model directory it was made from.");
    }
}
