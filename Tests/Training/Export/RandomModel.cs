using System;
using System.Linq;
using GptDialogue.Training.Export;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Tests.Export
{
    /// <summary>Small models with seeded random weights, biases and norms included, so that a forgotten term shows.</summary>
    internal static class RandomModel
    {
        public static GptWeights Create(int vocab = 160, int positions = 48, int width = 64, int heads = 2, int layers = 2, bool relu = false, int seed = 1)
        {
            var random = new Random(seed);
            float[] Values(int count, float spread) => Enumerable.Range(0, count).Select(_ => spread * Normal(random)).ToArray();
            LinearWeights Linear(int rows, int columns) => new(Values(rows * columns, 1.2f / MathF.Sqrt(rows)), Values(columns, 0.3f), rows, columns);
            NormWeights Norm() => new(Values(width, 0.2f).Select(v => 1 + v).ToArray(), Values(width, 0.2f));
            return new GptWeights
            {
                Config = new GptConfig
                {
                    VocabularySize = vocab, Context = positions, Width = width, Heads = heads, Layers = layers, FeedForward = 4 * width,
                    Activation = relu ? ActivationKind.Relu : ActivationKind.Gelu,
                },
                TokenEmbedding = Values(vocab * width, 0.3f), PositionEmbedding = Values(positions * width, 0.3f), FinalNorm = Norm(),
                Blocks = Enumerable.Range(0, layers).Select(_ => new BlockWeights(
                    Norm(), Linear(width, 3 * width), Linear(width, width), Norm(), Linear(width, 4 * width), Linear(4 * width, width))).ToArray(),
            };
        }

        public static int[] Tokens(GptWeights weights, int count, int seed = 2)
        {
            var random = new Random(seed);
            return Enumerable.Range(0, count).Select(_ => random.Next(weights.Config.VocabularySize)).ToArray();
        }

        public static float MaxDifference(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
        {
            if (a.Length != b.Length)
                throw new ArgumentException($"Lengths {a.Length} and {b.Length} differ.");
            var max = 0f;
            for (var i = 0; i < a.Length; i++)
                max = MathF.Max(max, MathF.Abs(a[i] - b[i]));
            return max;
        }

        /// <summary>Root mean square of the difference over that of <paramref name="expected"/>.</summary>
        public static float RelativeDifference(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
        {
            var (difference, size) = (0.0, 0.0);
            for (var i = 0; i < expected.Length; i++)
            {
                difference += Math.Pow(actual[i] - expected[i], 2);
                size += Math.Pow(expected[i], 2);
            }
            return (float)Math.Sqrt(difference / size);
        }

        /// <summary>The model with every matrix replaced by what its quantised form stands for.</summary>
        public static GptWeights Rounded(GptWeights weights, BlockFormat body, BlockFormat head)
        {
            LinearWeights Round(LinearWeights linear)
            {
                var transposed = MatrixLayout.Transpose(linear.Weight, linear.In, linear.Out);
                var rounded = BlockQuantizer.Dequantize(BlockQuantizer.Quantize(transposed, linear.Out, linear.In, body), linear.Out, linear.In, body);
                return linear with { Weight = MatrixLayout.Transpose(rounded, linear.Out, linear.In) };
            }
            return new GptWeights
            {
                Config = weights.Config,
                TokenEmbedding = BlockQuantizer.Dequantize(BlockQuantizer.Quantize(weights.TokenEmbedding, weights.Config.VocabularySize, weights.Config.Width, head),
                    weights.Config.VocabularySize, weights.Config.Width, head),
                PositionEmbedding = weights.PositionEmbedding, FinalNorm = weights.FinalNorm,
                Blocks = weights.Blocks.Select(block => block with
                {
                    Qkv = Round(block.Qkv),
                    AttentionOutput = Round(block.AttentionOutput),
                    Up = Round(block.Up),
                    Down = Round(block.Down),
                }).ToArray(),
            };
        }

        private static float Normal(Random random) =>
            (float)(Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble()));
    }
}
