using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Export
{
    /// <summary>A model rewritten for an int8 cache, and the cache's scales, one pair per layer.</summary>
    public sealed record CalibratedModel(GptWeights Weights, IReadOnlyList<KvScale> Scales)
    {
        /// <summary>The text that was measured on.</summary>
        public required IReadOnlyList<int[]> Windows { get; init; }
    }

    /// <summary>
    /// Prepares a model for an int8 cache with one static scale per layer. The weights are first changed in ways that leave the
    /// model's output as it is but make keys and values easy to round:
    /// a constant added to all keys of a head shifts every score of a query alike, which softmax ignores, so the mean key is
    /// taken out of the key bias; attention weights sum to one, so the mean value moves from the value bias through the output
    /// projection into its bias; and a channel of the keys may be stretched if the same channel of the queries is shrunk, so all
    /// channels get the same range. Then the single scale fits them all.
    /// </summary>
    public static class KvCalibration
    {
        private const float Headroom = 1.1f;     // values of unseen text exceed the calibration text's range now and then

        /// <summary>Measures keys and values on text and rewrites the model for an int8 cache.</summary>
        /// <param name="weights">The model; left unchanged.</param>
        /// <param name="windows">Token sequences to measure on, each at most the model's positions long.</param>
        /// <exception cref="GptDialogueException">There is no text to measure on.</exception>
        public static CalibratedModel Calibrate(GptWeights weights, IReadOnlyList<int[]> windows)
        {
            if (windows.Sum(window => window.Length) == 0)
                throw new GptDialogueException("The calibration text is empty; an int8 cache needs some text like what the model will see.");
            var statistics = Measure(weights, windows);
            var scales = new KvScale[weights.Blocks.Count];
            var blocks = new BlockWeights[weights.Blocks.Count];
            for (var i = 0; i < blocks.Length; i++)
                (blocks[i], scales[i]) = Rewrite(weights.Blocks[i], statistics[i].Keys, statistics[i].Values);
            return new CalibratedModel(weights.With(blocks), scales) { Windows = windows };
        }

        private static (ChannelRange[] Keys, ChannelRange[] Values)[] Measure(GptWeights weights, IReadOnlyList<int[]> windows)
        {
            using var runner = new FusedRunner(FusedGraph.Build(weights, FloatEncoding.Single), weights.Config.Context);
            var statistics = Enumerable.Range(0, runner.Layers)
                .Select(_ => (Keys: new ChannelRange[weights.Config.Width], Values: new ChannelRange[weights.Config.Width])).ToArray();
            foreach (var window in windows.Where(window => window.Length > 0))
            {
                runner.Run(window, 0, everyRow: false);
                for (var layer = 0; layer < runner.Layers; layer++)
                {
                    Observe(weights, runner.Keys(layer), window.Length, statistics[layer].Keys);
                    Observe(weights, runner.Values(layer), window.Length, statistics[layer].Values);
                }
            }
            return statistics;
        }

        private static void Observe(GptWeights weights, ReadOnlySpan<float> cache, int length, ChannelRange[] channels)
        {
            for (var head = 0; head < weights.Config.Heads; head++)
                for (var position = 0; position < length; position++)
                    for (var i = 0; i < weights.Config.HeadSize; i++)
                        channels[head * weights.Config.HeadSize + i].Add(cache[(head * weights.Config.Context + position) * weights.Config.HeadSize + i]);
        }

        private static (BlockWeights Block, KvScale Scale) Rewrite(BlockWeights block, ChannelRange[] keys, ChannelRange[] values)
        {
            var width = keys.Length;
            var (weight, bias) = ((float[])block.Qkv.Weight.Clone(), (float[])block.Qkv.Bias.Clone());
            var keyRange = keys.Max(channel => channel.HalfRange);
            for (var i = 0; i < width; i++)
            {
                bias[width + i] -= keys[i].Centre;
                var stretch = keys[i].HalfRange > 0 ? keyRange / keys[i].HalfRange : 1;
                ScaleColumn(weight, bias, 3 * width, width + i, stretch);
                ScaleColumn(weight, bias, 3 * width, i, 1 / stretch);
            }
            var output = block.AttentionOutput;
            var outputBias = (float[])output.Bias.Clone();
            for (var i = 0; i < width; i++)
            {
                bias[2 * width + i] -= values[i].Centre;
                for (var o = 0; o < output.Out; o++)
                    outputBias[o] += values[i].Centre * output.Weight[i * output.Out + o];
            }
            var scale = new KvScale(Headroom * keyRange / 127, Headroom * values.Max(channel => channel.HalfRange) / 127);
            return (block with
            {
                Qkv = block.Qkv with { Weight = weight, Bias = bias },
                AttentionOutput = output with { Bias = outputBias },
            }, scale);
        }

        private static void ScaleColumn(float[] weight, float[] bias, int columns, int column, float factor)
        {
            for (var row = 0; row < weight.Length / columns; row++)
                weight[row * columns + column] *= factor;
            bias[column] *= factor;
        }

        private struct ChannelRange
        {
            private float _low, _high;
            private bool _any;

            public readonly float Centre => (_low + _high) / 2;

            public readonly float HalfRange => (_high - _low) / 2;

            public void Add(float value)
            {
                _low = _any ? Math.Min(_low, value) : value;
                _high = _any ? Math.Max(_high, value) : value;
                _any = true;
            }
        }
    }
}
