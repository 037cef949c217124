using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GptDialogue.Training.Reading
{
    /// <summary>The two inner loops of training the intent reader, several numbers at a time.</summary>
    internal static class VectorMath
    {
        /// <summary>target += factor × values, of the same length.</summary>
        public static void AddScaled(Span<float> target, ReadOnlySpan<float> values, float factor)
        {
            var wideTarget = MemoryMarshal.Cast<float, Vector<float>>(target);
            var wideValues = MemoryMarshal.Cast<float, Vector<float>>(values);
            for (var i = 0; i < wideTarget.Length; i++)
                wideTarget[i] += wideValues[i] * factor;
            for (var i = wideTarget.Length * Vector<float>.Count; i < target.Length; i++)
                target[i] += values[i] * factor;
        }

        /// <summary>The sum of the products of two spans of the same length.</summary>
        public static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
        {
            var wideLeft = MemoryMarshal.Cast<float, Vector<float>>(left);
            var wideRight = MemoryMarshal.Cast<float, Vector<float>>(right);
            var sums = Vector<float>.Zero;
            for (var i = 0; i < wideLeft.Length; i++)
                sums += wideLeft[i] * wideRight[i];
            var sum = Vector.Sum(sums);
            for (var i = wideLeft.Length * Vector<float>.Count; i < left.Length; i++)
                sum += left[i] * right[i];
            return sum;
        }
    }
}
