using GptDialogue.Training.Export.Onnx;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// How a variant stores its matrices and computes with them. Biases and LayerNorms are always stored in
    /// <see cref="ActivationType"/>: together they are a few hundredths of the weights.
    /// </summary>
    public interface IWeightEncoding
    {
        /// <summary>Element type of the activations between operators: fp32 or fp16.</summary>
        TensorProto.Types.DataType ActivationType { get; }

        /// <summary>x · Weight, plus the bias if <paramref name="withBias"/>. x is (…, In), the result (…, Out).</summary>
        string Linear(OnnxGraph graph, string name, LinearWeights linear, string x, bool withBias);

        /// <summary>Rows of the token embedding: ids int32 (B, S) to (B, S, D).</summary>
        string Embed(OnnxGraph graph, GptWeights weights, string ids);

        /// <summary>The position table (T, D) in the activation type.</summary>
        string Positions(OnnxGraph graph, GptWeights weights);

        /// <summary>The tied head: x (N, D) to logits (N, V) in the activation type, from the tensors <see cref="Embed"/> stored.</summary>
        string Head(OnnxGraph graph, GptWeights weights, string x);
    }
}
