namespace GptDialogue.Bundles
{
    /// <summary>Sizes and choices of the transformer in a bundle, as far as running it needs them.</summary>
    public sealed class BundleModel
    {
        /// <summary>Number of tokens (V): control tokens, 256 bytes and merges.</summary>
        public int VocabularySize { get; set; }

        /// <summary>Longest sequence in tokens (T); positions beyond it do not exist.</summary>
        public int ContextLength { get; set; }

        /// <summary>Width of the residual stream (D).</summary>
        public int Width { get; set; }

        /// <summary>Number of transformer blocks.</summary>
        public int Layers { get; set; }

        /// <summary>Number of attention heads; divides <see cref="Width"/>.</summary>
        public int Heads { get; set; }

        /// <summary>Width of the feed-forward layer.</summary>
        public int FeedForward { get; set; }

        /// <summary>Activation of the feed-forward layer, <c>gelu_new</c> or <c>relu</c>.</summary>
        public string Activation { get; set; } = "gelu_new";

        /// <summary>Kind of positional encoding, <c>sinusoidal</c> or <c>learned</c>; either way a table in the graph.</summary>
        public string Positions { get; set; } = "sinusoidal";

        /// <summary>Width of one attention head.</summary>
        public int HeadSize => Heads > 0 ? Width / Heads : 0;
    }
}
