using System;
using System.Buffers.Binary;

namespace GptDialogue.Training.Interchange
{
    /// <summary>The block formats of ggml, as its reference quantiser rounds them.</summary>
    public static class GgufBlocks
    {
        /// <summary>Values per block in Q8_0 and Q4_0.</summary>
        public const int BlockSize = 32;

        /// <summary>Bytes that <paramref name="count"/> values take.</summary>
        public static long Length(GgufType type, long count) => type switch
        {
            GgufType.F32 => count * 4,
            GgufType.Q8_0 => count / BlockSize * 34,
            GgufType.Q4_0 => count / BlockSize * 18,
            _ => throw new ArgumentOutOfRangeException(nameof(type)),
        };

        /// <summary>Encodes values; for block types their number is a multiple of <see cref="BlockSize"/>.</summary>
        public static byte[] Encode(GgufType type, ReadOnlySpan<float> values)
        {
            var result = new byte[Length(type, values.Length)];
            if (type == GgufType.F32)
            {
                for (var i = 0; i < values.Length; i++)
                    BinaryPrimitives.WriteSingleLittleEndian(result.AsSpan(4 * i), values[i]);
                return result;
            }
            var size = (int)Length(type, BlockSize);
            for (var block = 0; block < values.Length / BlockSize; block++)
            {
                var source = values.Slice(block * BlockSize, BlockSize);
                var target = result.AsSpan(block * size, size);
                if (type == GgufType.Q8_0)
                    EncodeEight(source, target);
                else
                    EncodeFour(source, target);
            }
            return result;
        }

        private static void EncodeEight(ReadOnlySpan<float> source, Span<byte> target)
        {
            var scale = MathF.Abs(Extreme(source)) / 127;
            var inverse = scale == 0 ? 0 : 1 / scale;
            BinaryPrimitives.WriteHalfLittleEndian(target, (Half)scale);
            for (var i = 0; i < BlockSize; i++)
                target[2 + i] = (byte)(sbyte)MathF.Round(source[i] * inverse, MidpointRounding.AwayFromZero);
        }

        private static void EncodeFour(ReadOnlySpan<float> source, Span<byte> target)
        {
            var scale = Extreme(source) / -8;
            var inverse = scale == 0 ? 0 : 1 / scale;
            BinaryPrimitives.WriteHalfLittleEndian(target, (Half)scale);
            int Code(float value) => Math.Min(15, (int)(value * inverse + 8.5f));
            // The first half of a block is in the low nibbles, the second in the high ones.
            for (var i = 0; i < BlockSize / 2; i++)
                target[2 + i] = (byte)(Code(source[i]) | Code(source[i + BlockSize / 2]) << 4);
        }

        /// <summary>The value of largest magnitude, with its sign.</summary>
        private static float Extreme(ReadOnlySpan<float> values)
        {
            var extreme = 0f;
            foreach (var value in values)
                if (MathF.Abs(value) > MathF.Abs(extreme))
                    extreme = value;
            return extreme;
        }
    }
}
