using GptDialogue.Training.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>Takes tensors of a checkpoint back.</summary>
    internal static class StoredTensor
    {
        /// <summary>Fills a tensor with a stored one.</summary>
        /// <exception cref="GptDialogueException">There is none of that name and size.</exception>
        public static void Copy(Safetensors state, string name, Tensor target)
        {
            var values = state.ReadFloats(name);
            if (values.Length != target.numel())
                throw new GptDialogueException($"{state.FilePath}: '{name}' holds {values.Length} values; the model has {target.numel()}. It belongs to another model.");
            target.copy_(tensor(values, target.shape));
        }
    }
}
