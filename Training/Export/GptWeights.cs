using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// The weights of a GPT as the graph writers want them: fp32, matrices (in, out), everything they derive sizes from in one
    /// place. Arrays are shared with whoever made the object; a writer that changes weights works on a copy.
    /// </summary>
    public sealed class GptWeights
    {
        /// <summary>The sizes; V, T, D, F and H below are its vocabulary, context, width, feed-forward size and heads.</summary>
        public required GptConfig Config { get; init; }

        /// <summary>Token embedding (V, D).</summary>
        public required float[] TokenEmbedding { get; init; }

        /// <summary>Position table (T, D), learned or sinusoidal alike.</summary>
        public required float[] PositionEmbedding { get; init; }

        /// <summary>The blocks, first to last.</summary>
        public required IReadOnlyList<BlockWeights> Blocks { get; init; }

        /// <summary>The LayerNorm before the head.</summary>
        public required NormWeights FinalNorm { get; init; }

        /// <summary>Reads the weights of a model directory.</summary>
        /// <exception cref="GptDialogueException">The weights are missing, damaged or not those of its configuration.</exception>
        public static GptWeights Read(ModelDirectory directory)
        {
            using var file = directory.OpenWeights();
            var config = directory.Config;
            float[] Tensor(string name) => ModelDirectory.ReadTensor(file, name);
            NormWeights Norm(string name) => new(Tensor(name + ".weight"), Tensor(name + ".bias"));
            LinearWeights Linear(string name, int inputs, int outputs) => new(Tensor(name + ".weight"), Tensor(name + ".bias"), inputs, outputs);
            BlockWeights Block(string name) => new(
                Norm(name + "ln_1"), Linear(name + "attn.c_attn", config.Width, 3 * config.Width),
                Linear(name + "attn.c_proj", config.Width, config.Width),
                Norm(name + "ln_2"), Linear(name + "mlp.c_fc", config.Width, config.FeedForward),
                Linear(name + "mlp.c_proj", config.FeedForward, config.Width));
            return new GptWeights
            {
                Config = config,
                TokenEmbedding = Tensor(GptTensors.TokenEmbedding),
                PositionEmbedding = Tensor(GptTensors.PositionTable),
                Blocks = Enumerable.Range(0, config.Layers).Select(layer => Block(GptTensors.Block(layer))).ToArray(),
                FinalNorm = Norm(GptTensors.Prefix + "ln_f"),
            };
        }

        /// <summary>Every tensor in forward order with a short name for messages.</summary>
        public IEnumerable<(string Name, float[] Values)> Tensors()
        {
            yield return ("wte.weight", TokenEmbedding);
            yield return ("wpe.weight", PositionEmbedding);
            for (var i = 0; i < Blocks.Count; i++)
            {
                yield return ($"h.{i}.ln_1.weight", Blocks[i].AttentionNorm.Scale);
                yield return ($"h.{i}.ln_1.bias", Blocks[i].AttentionNorm.Shift);
                yield return ($"h.{i}.attn.c_attn.weight", Blocks[i].Qkv.Weight);
                yield return ($"h.{i}.attn.c_attn.bias", Blocks[i].Qkv.Bias);
                yield return ($"h.{i}.attn.c_proj.weight", Blocks[i].AttentionOutput.Weight);
                yield return ($"h.{i}.attn.c_proj.bias", Blocks[i].AttentionOutput.Bias);
                yield return ($"h.{i}.ln_2.weight", Blocks[i].FeedForwardNorm.Scale);
                yield return ($"h.{i}.ln_2.bias", Blocks[i].FeedForwardNorm.Shift);
                yield return ($"h.{i}.mlp.c_fc.weight", Blocks[i].Up.Weight);
                yield return ($"h.{i}.mlp.c_fc.bias", Blocks[i].Up.Bias);
                yield return ($"h.{i}.mlp.c_proj.weight", Blocks[i].Down.Weight);
                yield return ($"h.{i}.mlp.c_proj.bias", Blocks[i].Down.Bias);
            }
            yield return ("ln_f.weight", FinalNorm.Scale);
            yield return ("ln_f.bias", FinalNorm.Shift);
        }

        /// <summary>Refuses weights that a failed training left behind.</summary>
        /// <param name="source">Where they came from, for the message.</param>
        /// <exception cref="GptDialogueException">A weight is infinite or not a number.</exception>
        public void RequireFinite(string source)
        {
            foreach (var (name, values) in Tensors())
                for (var i = 0; i < values.Length; i++)
                    if (!float.IsFinite(values[i]))
                        throw new GptDialogueException($"{source}: tensor '{name}' holds {values[i]} at element {i} of {values.Length}. " +
                                                       "Training went wrong; use an earlier checkpoint.");
        }

        /// <summary>The same model with other blocks.</summary>
        public GptWeights With(IReadOnlyList<BlockWeights> blocks) => new()
        {
            Config = Config,
            TokenEmbedding = TokenEmbedding,
            PositionEmbedding = PositionEmbedding,
            Blocks = blocks,
            FinalNorm = FinalNorm,
        };
    }

    /// <summary>One pre-LayerNorm block.</summary>
    /// <param name="AttentionNorm">ln_1.</param>
    /// <param name="Qkv">c_attn: (D, 3D), queries, keys and values side by side.</param>
    /// <param name="AttentionOutput">attn.c_proj: (D, D).</param>
    /// <param name="FeedForwardNorm">ln_2.</param>
    /// <param name="Up">mlp.c_fc: (D, F).</param>
    /// <param name="Down">mlp.c_proj: (F, D).</param>
    public sealed record BlockWeights(
        NormWeights AttentionNorm, LinearWeights Qkv, LinearWeights AttentionOutput,
        NormWeights FeedForwardNorm, LinearWeights Up, LinearWeights Down);

    /// <summary>Scale and shift of a LayerNorm, (D) each.</summary>
    public sealed record NormWeights(float[] Scale, float[] Shift);

    /// <summary>A linear layer: y = x · Weight + Bias, Weight row-major (In, Out).</summary>
    public sealed record LinearWeights(float[] Weight, float[] Bias, int In, int Out);
}
