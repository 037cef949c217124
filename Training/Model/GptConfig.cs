using System;
using System.Collections.Generic;

namespace GptDialogue.Training.Model
{
    /// <summary>Where the position table of a model comes from; both kinds are stored as <c>wpe.weight</c>.</summary>
    public enum PositionKind
    {
        /// <summary>Fixed sines and cosines (Vaswani et al. 2017), not trained.</summary>
        Sinusoidal,

        /// <summary>One trained vector per position, as in GPT-2.</summary>
        Learned,
    }

    /// <summary>Non-linearity of the feed-forward layers.</summary>
    public enum ActivationKind
    {
        /// <summary>GELU in its tanh form, the one GPT-2 was trained with.</summary>
        Gelu,

        /// <summary>max(x, 0).</summary>
        Relu,
    }

    /// <summary>The shape of a GPT-2 style decoder. Every size used anywhere is derived here, once.</summary>
    public sealed record GptConfig
    {
        /// <summary>Number of token ids V.</summary>
        public int VocabularySize { get; init; } = 4096;

        /// <summary>Longest sequence the model can attend to, in tokens: T.</summary>
        public int Context { get; init; } = 512;

        /// <summary>Size of the residual stream: D.</summary>
        public int Width { get; init; } = 256;

        /// <summary>Number of transformer blocks.</summary>
        public int Layers { get; init; } = 6;

        /// <summary>Attention heads per block; must divide <see cref="Width"/>.</summary>
        public int Heads { get; init; } = 4;

        /// <summary>Size of the hidden feed-forward layer: F. GPT-2 uses four times the width.</summary>
        public int FeedForward { get; init; } = 1024;

        /// <summary>Kind of position table.</summary>
        public PositionKind Positions { get; init; } = PositionKind.Sinusoidal;

        /// <summary>Non-linearity of the feed-forward layers.</summary>
        public ActivationKind Activation { get; init; } = ActivationKind.Gelu;

        /// <summary>Added to the variance in every LayerNorm.</summary>
        public float LayerNormEpsilon { get; init; } = 1e-5f;

        /// <summary>Elements per attention head.</summary>
        public int HeadSize => Width / Heads;

        /// <summary>Weights in the checkpoint, the position table included, the tied head counted once.</summary>
        public long ParameterCount
        {
            get
            {
                var count = 0L;
                foreach (var (_, shape) in GptTensors.All(this))
                    count += Product(shape);
                return count;
            }
        }

        /// <summary>Names of the presets, smallest first.</summary>
        public static IReadOnlyList<string> PresetNames { get; } = ["nano", "small", "base"];

        /// <summary>A ready-made shape: nano for tests (seconds), small for two CPU cores, base for a GPU.</summary>
        /// <exception cref="GptDialogueException">There is no such preset.</exception>
        public static GptConfig Preset(string name) => name switch
        {
            "nano" => new GptConfig { Width = 128, Layers = 4, Heads = 4, FeedForward = 512, Context = 256 },
            "small" => new GptConfig(),
            "base" => new GptConfig { Width = 384, Layers = 8, Heads = 6, FeedForward = 1536 },
            _ => throw new GptDialogueException($"There is no preset '{name}'. Choose one of: {string.Join(", ", PresetNames)}."),
        };

        /// <summary>Returns this configuration if a model can be built from it.</summary>
        /// <exception cref="GptDialogueException">A value does not fit; the message names it, its limits and a way out.</exception>
        public GptConfig Validated()
        {
            Require(VocabularySize is >= 2 and <= 65536,
                $"vocabulary size {VocabularySize} is outside 2 to 65536 (token ids are cached as 16-bit numbers). Train a smaller tokenizer.");
            Require(Context is >= 2 and <= 8192,
                $"context {Context} is outside 2 to 8192 tokens: attention costs grow with its square. Choose a value such as 512.");
            Require(Layers is >= 1 and <= 128, $"layers {Layers} is outside 1 to 128.");
            Require(Width is >= 1 and <= 8192, $"width {Width} is outside 1 to 8192.");
            Require(Heads >= 1 && Width % Heads == 0,
                $"width {Width} is not divisible by heads {Heads}: each head gets an equal slice. Nearest width that fits: {NearestWidth()}.");
            Require(FeedForward is >= 1 and <= 32768, $"feed-forward size {FeedForward} is outside 1 to 32768.");
            Require(Positions != PositionKind.Sinusoidal || Width % 2 == 0,
                $"width {Width} is odd: sinusoidal positions come in pairs of sine and cosine. Use an even width or learned positions.");
            Require(LayerNormEpsilon is > 0 and < 1, $"LayerNorm epsilon {LayerNormEpsilon} is outside 0 to 1. GPT-2 uses 1e-5.");
            return this;
        }

        private int NearestWidth() => Heads < 1 ? Width : Math.Max(1, (Width + Heads / 2) / Heads) * Heads;

        private static void Require(bool fits, string problem)
        {
            if (!fits)
                throw new GptDialogueException("Model configuration: " + problem);
        }

        private static long Product(long[] shape)
        {
            var product = 1L;
            foreach (var size in shape)
                product *= size;
            return product;
        }
    }
}
