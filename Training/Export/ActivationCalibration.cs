using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Export
{
    /// <summary>A model rewritten for 8-bit activations, and what one step of each linear layer's input is worth.</summary>
    public sealed record StaticModel(GptWeights Weights, IReadOnlyDictionary<string, InputScale> Inputs);

    /// <summary>Static scale of a linear layer's input: (code − Zero) × Scale = value, codes from 0 to 255.</summary>
    public readonly record struct InputScale(float Scale, byte Zero);

    /// <summary>
    /// Prepares a model for activations rounded to 8 bits with one static scale per linear layer. As with keys and values, the
    /// weights are first changed in ways that leave the output as it is: behind a LayerNorm every channel can be centred by the
    /// norm's shift and the linear layer's bias, and a wide channel be narrowed by the norm's scale while the weights that read it
    /// are widened (SmoothQuant, Xiao et al. 2022).
    /// </summary>
    public static class ActivationCalibration
    {
        private const float Headroom = 1.15f;    // unseen text exceeds the calibration text's range now and then

        /// <summary>How much of the difference between channels moves from the activations into the weights, 0 to 1.</summary>
        private const double Strength = 0.6;

        /// <summary>Measures the inputs of the linear layers on text and rewrites the model.</summary>
        /// <param name="weights">The model; left unchanged.</param>
        /// <param name="windows">Token sequences to measure on, each at most the model's positions long.</param>
        public static StaticModel Calibrate(GptWeights weights, IReadOnlyList<int[]> windows)
        {
            var ranges = InputRanges.Measure(weights, windows);
            var inputs = new Dictionary<string, InputScale>();
            var blocks = weights.Blocks.ToArray();
            for (var i = 0; i < blocks.Length; i++)
            {
                var (block, name) = (blocks[i], $"h.{i}.");
                var (attentionNorm, qkv) = Smooth(block.AttentionNorm, block.Qkv, ranges[name + "attn.c_attn"], out var qkvScale);
                var (feedForwardNorm, up) = Smooth(block.FeedForwardNorm, block.Up, ranges[name + "mlp.c_fc"], out var upScale);
                blocks[i] = block with { AttentionNorm = attentionNorm, Qkv = qkv, FeedForwardNorm = feedForwardNorm, Up = up };
                inputs[name + "attn.c_attn"] = qkvScale;
                inputs[name + "attn.c_proj"] = Whole(ranges[name + "attn.c_proj"]);
                inputs[name + "mlp.c_fc"] = upScale;
                inputs[name + "mlp.c_proj"] = Whole(ranges[name + "mlp.c_proj"]);
            }
            return new StaticModel(weights.With(blocks), inputs);
        }

        private static (NormWeights Norm, LinearWeights Linear) Smooth(NormWeights norm, LinearWeights linear, InputRange range, out InputScale scale)
        {
            var (normScale, shift) = ((float[])norm.Scale.Clone(), (float[])norm.Shift.Clone());
            var (weight, bias) = ((float[])linear.Weight.Clone(), (float[])linear.Bias.Clone());
            var widest = 0f;
            for (var i = 0; i < linear.In; i++)
            {
                var (centre, half) = ((range.Low[i] + range.High[i]) / 2, (range.High[i] - range.Low[i]) / 2);
                var row = weight.AsSpan(i * linear.Out, linear.Out);
                var largest = 0f;
                for (var o = 0; o < row.Length; o++)
                {
                    bias[o] += centre * row[o];
                    largest = Math.Max(largest, Math.Abs(row[o]));
                }
                var narrow = half > 0 && largest > 0 ? (float)(Math.Pow(half, Strength) / Math.Pow(largest, 1 - Strength)) : 1;
                normScale[i] /= narrow;
                shift[i] = (shift[i] - centre) / narrow;
                for (var o = 0; o < row.Length; o++)
                    row[o] *= narrow;
                widest = Math.Max(widest, half / narrow);
            }
            scale = new InputScale(widest > 0 ? Headroom * widest / 127 : 1, 128);
            return (new NormWeights(normScale, shift), linear with { Weight = weight, Bias = bias });
        }

        private static InputScale Whole(InputRange range)
        {
            var (low, high) = (Headroom * Math.Min(0, range.Low.Min()), Headroom * Math.Max(0, range.High.Max()));
            var scale = high > low ? (high - low) / 255 : 1;
            return new InputScale(scale, (byte)Math.Round(-low / scale));
        }
    }
}
