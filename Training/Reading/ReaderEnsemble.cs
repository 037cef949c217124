using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Several networks as one whose scores are the mean of theirs (Hansen and Salamon 1990): their hidden units side by side, what
    /// weighs the units divided by the number of networks, and what goes past them averaged.
    /// </summary>
    internal static class ReaderEnsemble
    {
        /// <summary>Joins networks that differ in nothing but their weights.</summary>
        public static ReaderWeights Join(IReadOnlyList<ReaderWeights> members)
        {
            var width = members[0].HiddenBias.Length;
            return new ReaderWeights(
                Beside(members.Select(m => m.Features).ToList(), width), Beside(members.Select(m => m.Words).ToList(), width),
                members.SelectMany(m => m.HiddenBias).ToArray(), members.SelectMany(m => m.Output).Select(w => w / members.Count).ToArray(),
                Mean(members.Select(m => m.Direct).ToList()), Mean(members.Select(m => m.Bias).ToList()));
        }

        // Row i of the result is row i of each matrix, one after the other.
        private static float[] Beside(List<float[]> matrices, int width)
        {
            var joined = new float[matrices.Sum(m => m.Length)];
            for (var m = 0; m < matrices.Count; m++)
            {
                for (var row = 0; row < matrices[m].Length / width; row++)
                    matrices[m].AsSpan(row * width, width).CopyTo(joined.AsSpan((row * matrices.Count + m) * width));
            }

            return joined;
        }

        private static float[] Mean(List<float[]> values)
        {
            var mean = new float[values[0].Length];
            foreach (var one in values)
                VectorMath.AddScaled(mean, one, 1f / values.Count);
            return mean;
        }
    }
}
