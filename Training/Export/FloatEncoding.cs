using System;
using GptDialogue.Training.Export.Onnx;

namespace GptDialogue.Training.Export
{
    /// <summary>Weights and activations in fp32, or both in fp16.</summary>
    public sealed class FloatEncoding : IWeightEncoding
    {
        /// <summary>Full precision: the variant every other is measured against.</summary>
        public static readonly FloatEncoding Single = new(TensorProto.Types.DataType.Float);

        /// <summary>Half precision, for GPUs.</summary>
        public static readonly FloatEncoding Half = new(TensorProto.Types.DataType.Float16);

        private const string Table = "wte.weight";

        private FloatEncoding(TensorProto.Types.DataType type) => ActivationType = type;

        /// <inheritdoc/>
        public TensorProto.Types.DataType ActivationType { get; }

        /// <inheritdoc/>
        public string Linear(OnnxGraph graph, string name, LinearWeights linear, string x, bool withBias)
        {
            var weight = graph.Activation(name + ".weight", ActivationType, linear.Weight, linear.In, linear.Out);
            var y = graph.Op("MatMul", new[] { x, weight });
            return withBias ? graph.Op("Add", new[] { y, graph.Activation(name + ".bias", ActivationType, linear.Bias, linear.Out) }) : y;
        }

        /// <inheritdoc/>
        public string Embed(OnnxGraph graph, GptWeights weights, string ids) =>
            graph.Op("Gather", new[] { StoreTable(graph, weights), ids }, ("axis", 0));

        /// <inheritdoc/>
        public string Positions(OnnxGraph graph, GptWeights weights) =>
            graph.Activation("wpe.weight", ActivationType, weights.PositionEmbedding, weights.Config.Context, weights.Config.Width);

        /// <inheritdoc/>
        public string Head(OnnxGraph graph, GptWeights weights, string x) =>
            graph.Op("Gemm", new[] { x, StoreTable(graph, weights) }, ("transB", 1));

        private string StoreTable(OnnxGraph graph, GptWeights weights) =>
            graph.Activation(Table, ActivationType, weights.TokenEmbedding, weights.Config.VocabularySize, weights.Config.Width);
    }

    /// <summary>Stores fp32 values in the precision a variant computes in.</summary>
    public static class ActivationTensors
    {
        /// <summary>Stores a constant as fp32 or fp16.</summary>
        public static string Activation(this OnnxGraph graph, string name, TensorProto.Types.DataType type, float[] values, params long[] shape) =>
            type == TensorProto.Types.DataType.Float16
                ? graph.Initializer<Half>(name, type, Array.ConvertAll(values, v => (Half)v), shape)
                : graph.Floats(name, values, shape);
    }
}
