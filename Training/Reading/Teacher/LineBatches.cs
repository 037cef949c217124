using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>A line in word pieces.</summary>
    /// <param name="Pieces">The pieces, from the mark of the beginning to that of the end.</param>
    /// <param name="Tag">What the line means, or which line it is.</param>
    internal sealed record PiecedLine(int[] Pieces, int Tag);

    /// <summary>Puts lines of the same length together, so that none is padded.</summary>
    internal static class LineBatches
    {
        /// <summary>Word pieces in a batch at most; a longer line is a batch of its own.</summary>
        public const int Pieces = 1600;

        /// <summary>All lines once, in batches in random order.</summary>
        public static PiecedLine[][] Draw(IEnumerable<PiecedLine> lines, Random random)
        {
            var order = lines.ToArray();
            random.Shuffle(order);
            var batches = order.GroupBy(l => l.Pieces.Length).SelectMany(g => g.Chunk(Math.Max(1, Pieces / g.Key))).ToArray();
            random.Shuffle(batches);
            return batches;
        }
    }
}
