using System.Collections.Generic;

namespace GptDialogue.Training.Export
{
    /// <summary>
    /// The weights of a GPT as the graph writers want them: fp32, matrices (in, out), everything they derive sizes from in one
    /// place. Arrays are shared with whoever made the object; a writer that changes weights works on a copy.
    /// </summary>
    public sealed class GptWeights
    {
        /// <summary>V: rows of the token embedding, which is also the output head.</summary>
        public required int VocabSize { get; init; }

        /// <summary>T: positions the model was trained for.</summary>
        public required int Positions { get; init; }

        /// <summary>D: width of the residual stream.</summary>
        public required int Width { get; init; }

        /// <summary>H: attention heads; D / H is the head dimension.</summary>
        public required int Heads { get; init; }

        /// <summary>F: inner width of the feed-forward net.</summary>
        public required int Inner { get; init; }

        /// <summary>True for ReLU, false for the tanh form of GELU.</summary>
        public required bool Relu { get; init; }

        /// <summary>Added to the variance in every LayerNorm.</summary>
        public required float Epsilon { get; init; }

        /// <summary>Token embedding (V, D).</summary>
        public required float[] TokenEmbedding { get; init; }

        /// <summary>Position table (T, D), learned or sinusoidal alike.</summary>
        public required float[] PositionEmbedding { get; init; }

        /// <summary>The blocks, first to last.</summary>
        public required IReadOnlyList<BlockWeights> Blocks { get; init; }

        /// <summary>The LayerNorm before the head.</summary>
        public required NormWeights FinalNorm { get; init; }

        /// <summary>Width of one attention head.</summary>
        public int HeadWidth => Width / Heads;

        /// <summary>The same model with other blocks.</summary>
        public GptWeights With(IReadOnlyList<BlockWeights> blocks) => new()
        {
            VocabSize = VocabSize,
            Positions = Positions,
            Width = Width,
            Heads = Heads,
            Inner = Inner,
            Relu = Relu,
            Epsilon = Epsilon,
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
