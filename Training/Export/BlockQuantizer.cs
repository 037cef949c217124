using System;

namespace GptDialogue.Training.Export
{
    /// <summary>Shape of block-quantised storage.</summary>
    /// <param name="Bits">8 or 4.</param>
    /// <param name="BlockSize">Values that share a scale: a power of two from 16 to 256.</param>
    public readonly record struct BlockFormat(int Bits, int BlockSize)
    {
        /// <summary>The code of zero: codes are unsigned, centred.</summary>
        public int Zero => 1 << (Bits - 1);

        /// <summary>Bytes of one block.</summary>
        public int BytesPerBlock => BlockSize * Bits / 8;

        /// <summary>This format with the largest block size, not above its own, that divides <paramref name="columns"/> evenly.</summary>
        /// <exception cref="GptDialogueException">Not even blocks of 16 do.</exception>
        public BlockFormat Fit(int columns)
        {
            const int Smallest = 16;        // of the operators that read the blocks
            for (var size = BlockSize; size >= Smallest; size /= 2)
                if (columns % size == 0)
                    return this with { BlockSize = size };
            throw new GptDialogueException($"The width {columns} is not divisible by {Smallest}, which quantised weights need. Export fp32 or fp16.");
        }

        /// <summary>Blocks in a row of <paramref name="columns"/> values; the last one may be padded.</summary>
        public int Blocks(int columns) => (columns + BlockSize - 1) / BlockSize;
    }

    /// <summary>A quantised matrix: codes (rows, blocks, bytes) and one scale per block (rows, blocks).</summary>
    public sealed record PackedMatrix(byte[] Codes, float[] Scales);

    /// <summary>
    /// Rounds a matrix to codes and scales: value ≈ (code − zero) × scale. The scale of a block is the one of a small range of
    /// candidates with the least squared error, which for 4 bits is clearly better than taking the largest value as the limit.
    /// </summary>
    public static class BlockQuantizer
    {
        private const int Candidates = 24;
        private const float Shrink = 0.012f;    // step between candidate scales; the smallest is 0.72 of the largest

        /// <summary>Quantises a row-major (rows, columns) matrix along its rows.</summary>
        public static PackedMatrix Quantize(ReadOnlySpan<float> matrix, int rows, int columns, BlockFormat format)
        {
            var blocks = format.Blocks(columns);
            var codes = new byte[(long)rows * blocks * format.BytesPerBlock];
            var scales = new float[rows * blocks];
            Span<float> block = stackalloc float[format.BlockSize];
            for (var row = 0; row < rows; row++)
            {
                for (var b = 0; b < blocks; b++)
                {
                    var start = b * format.BlockSize;
                    var length = Math.Min(format.BlockSize, columns - start);
                    block.Clear();
                    matrix.Slice(row * columns + start, length).CopyTo(block);
                    var scale = (float)(Half)BestScale(block, format);      // stored in 16 bits
                    scales[row * blocks + b] = scale;
                    Pack(block, scale, format, codes.AsSpan((row * blocks + b) * format.BytesPerBlock, format.BytesPerBlock));
                }
            }
            return new PackedMatrix(codes, scales);
        }

        /// <summary>The fp32 values that codes and scales stand for, (rows, columns) row-major.</summary>
        public static float[] Dequantize(PackedMatrix packed, int rows, int columns, BlockFormat format)
        {
            var result = new float[rows * columns];
            var blocks = format.Blocks(columns);
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                {
                    var block = row * blocks + column / format.BlockSize;
                    var within = column % format.BlockSize;
                    var stored = packed.Codes[block * format.BytesPerBlock + within * format.Bits / 8];
                    var code = format.Bits == 8 ? stored : within % 2 == 0 ? stored & 15 : stored >> 4;
                    result[row * columns + column] = (code - format.Zero) * packed.Scales[block];
                }
            return result;
        }

        private static float BestScale(ReadOnlySpan<float> block, BlockFormat format)
        {
            var extreme = 0f;
            foreach (var value in block)
                if (Math.Abs(value) > Math.Abs(extreme))
                    extreme = value;
            if (extreme == 0)
                return 0;
            if (format.Bits == 8)
                return Math.Abs(extreme) / (format.Zero - 1);
            // Four bits reach one step further on the negative side: the sign of the scale lets the largest value use that step.
            var full = -extreme / format.Zero;
            var best = full;
            var least = double.MaxValue;
            for (var i = 0; i < Candidates; i++)
            {
                var scale = full * (1 - Shrink * i);
                var error = Error(block, scale, format);
                if (error < least)
                    (least, best) = (error, scale);
            }
            return best;
        }

        private static double Error(ReadOnlySpan<float> block, float scale, BlockFormat format)
        {
            var sum = 0.0;
            foreach (var value in block)
            {
                var difference = value - (Code(value, scale, format) - format.Zero) * scale;
                sum += difference * difference;
            }
            return sum;
        }

        private static int Code(float value, float scale, BlockFormat format) =>
            scale == 0 ? format.Zero : Math.Clamp((int)MathF.Round(value / scale) + format.Zero, 0, 2 * format.Zero - 1);

        private static void Pack(ReadOnlySpan<float> block, float scale, BlockFormat format, Span<byte> bytes)
        {
            for (var i = 0; i < block.Length; i++)
            {
                var code = Code(block[i], scale, format);
                if (format.Bits == 8)
                    bytes[i] = (byte)code;
                else
                    bytes[i / 2] |= (byte)(i % 2 == 0 ? code : code << 4);
            }
        }
    }
}
