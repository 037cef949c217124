using System.Collections.Generic;

namespace GptDialogue.Training.Model
{
    /// <summary>
    /// Names and shapes of a model's tensors as GPT-2 checkpoints spell them. Matrices are stored (in, out), so a layer is
    /// <c>x @ weight + bias</c> with no transpose. The head is tied to <c>wte.weight</c> and not stored.
    /// </summary>
    public static class GptTensors
    {
        /// <summary>What the tensor names of a language model begin with.</summary>
        public const string Prefix = "transformer.";

        /// <summary>Token embedding (V, D), also the output head.</summary>
        public const string TokenEmbedding = Prefix + "wte.weight";

        /// <summary>Position table (T, D).</summary>
        public const string PositionTable = Prefix + "wpe.weight";

        /// <summary>Start of the names of block <paramref name="layer"/>, with the final dot.</summary>
        public static string Block(int layer) => $"{Prefix}h.{layer}.";

        /// <summary>Every tensor of a model in forward order.</summary>
        public static IEnumerable<(string Name, long[] Shape)> All(GptConfig config)
        {
            long d = config.Width, f = config.FeedForward;
            yield return (TokenEmbedding, [config.VocabularySize, d]);
            yield return (PositionTable, [config.Context, d]);
            for (var layer = 0; layer < config.Layers; layer++)
            {
                var block = Block(layer);
                yield return (block + "ln_1.weight", [d]);
                yield return (block + "ln_1.bias", [d]);
                yield return (block + "attn.c_attn.weight", [d, 3 * d]);
                yield return (block + "attn.c_attn.bias", [3 * d]);
                yield return (block + "attn.c_proj.weight", [d, d]);
                yield return (block + "attn.c_proj.bias", [d]);
                yield return (block + "ln_2.weight", [d]);
                yield return (block + "ln_2.bias", [d]);
                yield return (block + "mlp.c_fc.weight", [d, f]);
                yield return (block + "mlp.c_fc.bias", [f]);
                yield return (block + "mlp.c_proj.weight", [f, d]);
                yield return (block + "mlp.c_proj.bias", [d]);
            }
            yield return (Prefix + "ln_f.weight", [d]);
            yield return (Prefix + "ln_f.bias", [d]);
        }
    }
}
