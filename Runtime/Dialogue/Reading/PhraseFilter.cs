using System;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// A convolution over the words of a line with the strongest answer of each filter kept (Kim 2014): a filter looks for one kind of
    /// phrase, wherever in the line it stands. Training and reading share it, so that they cannot drift apart.
    /// </summary>
    public static class PhraseFilter
    {
        private const int Together = 4; // windows that are tried at once

        /// <summary>Where each filter answers most.</summary>
        /// <param name="kernels">(filters, window · dimensions): what each filter multiplies the vectors of neighbouring words by.</param>
        /// <param name="biases">(filters).</param>
        /// <param name="vectors">(words, dimensions): vectors of the words in order, with zeros for window - 1 words before the first and after the last.</param>
        /// <param name="dimensions">Length of a vector.</param>
        /// <param name="strongest">(filters): the largest answer, overwritten.</param>
        /// <param name="at">(filters): where its first word lies in <paramref name="vectors"/>, overwritten.</param>
        public static void Apply(ReadOnlySpan<float> kernels, ReadOnlySpan<float> biases, ReadOnlySpan<float> vectors, int dimensions, Span<float> strongest, Span<int> at)
        {
            var size = kernels.Length / biases.Length;
            Span<float> answers = stackalloc float[Together];
            for (var filter = 0; filter < biases.Length; filter++)
            {
                var kernel = kernels.Slice(filter * size, size);
                var most = float.NegativeInfinity;
                var start = 0;
                for (; start + size + (Together - 1) * dimensions <= vectors.Length; start += Together * dimensions)
                {
                    Dot(kernel, vectors.Slice(start, size + (Together - 1) * dimensions), dimensions, answers);
                    for (var i = 0; i < Together; i++)
                    {
                        if (answers[i] > most)
                            (most, at[filter]) = (answers[i], start + i * dimensions);
                    }
                }

                for (; start + size <= vectors.Length; start += dimensions)
                {
                    var answer = Dot(kernel, vectors.Slice(start, size));
                    if (answer > most)
                        (most, at[filter]) = (answer, start);
                }

                strongest[filter] = most + biases[filter];
            }
        }

        // The kernel times each of the windows that begin one word after the other: it is loaded once for all of them.
        private static void Dot(ReadOnlySpan<float> kernel, ReadOnlySpan<float> vectors, int dimensions, Span<float> answers)
        {
            var wide = MemoryMarshal.Cast<float, Vector<float>>(kernel);
            var first = MemoryMarshal.Cast<float, Vector<float>>(vectors.Slice(0, kernel.Length));
            var second = MemoryMarshal.Cast<float, Vector<float>>(vectors.Slice(dimensions, kernel.Length));
            var third = MemoryMarshal.Cast<float, Vector<float>>(vectors.Slice(2 * dimensions, kernel.Length));
            var fourth = MemoryMarshal.Cast<float, Vector<float>>(vectors.Slice(3 * dimensions, kernel.Length));
            Vector<float> a = Vector<float>.Zero, b = a, c = a, d = a;
            for (var i = 0; i < wide.Length; i++)
            {
                var numbers = wide[i];
                a += numbers * first[i];
                b += numbers * second[i];
                c += numbers * third[i];
                d += numbers * fourth[i];
            }

            answers[0] = Vector.Dot(a, Vector<float>.One);
            answers[1] = Vector.Dot(b, Vector<float>.One);
            answers[2] = Vector.Dot(c, Vector<float>.One);
            answers[3] = Vector.Dot(d, Vector<float>.One);
            for (var i = wide.Length * Vector<float>.Count; i < kernel.Length; i++)
            {
                for (var window = 0; window < Together; window++)
                    answers[window] += kernel[i] * vectors[window * dimensions + i];
            }
        }

        private static float Dot(ReadOnlySpan<float> left, ReadOnlySpan<float> right)
        {
            var wideLeft = MemoryMarshal.Cast<float, Vector<float>>(left);
            var wideRight = MemoryMarshal.Cast<float, Vector<float>>(right);
            var sums = Vector<float>.Zero;
            for (var i = 0; i < wideLeft.Length; i++)
                sums += wideLeft[i] * wideRight[i];
            var sum = Vector.Dot(sums, Vector<float>.One);
            for (var i = wideLeft.Length * Vector<float>.Count; i < left.Length; i++)
                sum += left[i] * right[i];
            return sum;
        }
    }
}
