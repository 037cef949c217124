using System;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Reading
{
    /// <summary>Groups vectors around centres (Lloyd 1982), each vector with its nearest one.</summary>
    internal static class KMeans
    {
        private const int Iterations = 20;

        /// <summary>The group of each vector, from 0. The centres begin at vectors evenly spread over the list, so the result is always the same.</summary>
        /// <param name="vectors">(count, width).</param>
        /// <param name="groups">How many; not more than there are vectors.</param>
        public static int[] Group(Tensor vectors, int groups)
        {
            using var scope = NewDisposeScope();
            var count = vectors.shape[0];
            if (groups < 1 || groups > count)
                throw new ArgumentOutOfRangeException(nameof(groups), groups, $"There are {count} vectors.");
            var centres = vectors[tensor(Enumerable.Range(0, groups).Select(i => i * count / groups).ToArray())];
            var nearest = Nearest(vectors, centres);
            for (var i = 0; i < Iterations; i++)
            {
                var sizes = zeros(groups).index_add_(0, nearest, ones(count), 1);
                var sums = zeros(groups, vectors.shape[1]).index_add_(0, nearest, vectors, 1);
                // A centre that lost all its vectors stays where it was.
                centres = where(sizes.unsqueeze(1) > 0, sums / sizes.clamp(1).unsqueeze(1), centres);
                nearest = Nearest(vectors, centres);
            }

            return nearest.data<long>().Select(n => (int)n).ToArray();
        }

        // The square of the vector's own length is the same for all centres.
        private static Tensor Nearest(Tensor vectors, Tensor centres) => (centres.square().sum(1) - 2 * vectors.matmul(centres.t())).argmin(1);
    }
}
