using System;

namespace GptDialogue.Inference
{
    /// <summary>
    /// Rounds runs up to an even number of tokens and of logits. Some kernels for quantised weights take two tokens at a time and a
    /// left-over one alone, which adds up in another order: its last bits, and after the rounding of an 8-bit cache far more than
    /// those, would depend on how tokens happen to be grouped into runs. With pairs only, a token comes out the same alone, in a
    /// prompt of any length, beside any number of other conversations, and after a save. Where <see cref="PairProbe"/> finds that a
    /// token alone comes out the same anyway, nothing is rounded: a pair takes up to a third longer than one.
    /// </summary>
    internal static class EvenRun
    {
        /// <summary>
        /// Extends what the buffers hold for a run of one row; returns the shape to run. What is added writes behind the end of the
        /// row, where the next run writes again, and its logits come last. Where the context ends there is no room: that run stays odd.
        /// </summary>
        public static RunShape PadPiece(RunShape shape, RunBuffers buffers, KvCache cache)
        {
            if (!buffers.Pairs) return shape;
            if (shape.Tokens == 1 && cache.Length(shape.First) + 2 <= cache.Capacity)
            {
                buffers.Ids.Span[1] = buffers.Ids.Span[0];
                buffers.Positions.Span[1] = buffers.Positions.Span[0] + 1;
                buffers.SeqLensK.Span[0]++;
                buffers.TotalLength.Span[0]++;
                shape = new RunShape(shape.First, 1, 2, shape.Logits);
            }
            return PadLogits(shape, buffers);
        }

        /// <summary>
        /// As <see cref="PadPiece"/> for one token each of several rows, which are joined by the row behind them. Not a second token:
        /// attention over an unrounded cache would tell the difference.
        /// </summary>
        public static RunShape PadStep(RunShape shape, RunBuffers buffers, KvCache cache)
        {
            if (cache.RowsAreSeparate || !buffers.Pairs) return shape;
            var past = PastOf(shape.First + shape.Rows, cache);
            if (shape.Rows % 2 != 0 && past < cache.Capacity)
            {
                buffers.Ids.Span[shape.Rows] = buffers.Ids.Span[0];
                buffers.Positions.Span[shape.Rows] = past;
                buffers.SeqLensK.Span[shape.Rows] = past;
                buffers.TotalLength.Span[0] = Math.Max(buffers.TotalLength.Span[0], past + 1);
                shape = new RunShape(shape.First, shape.Rows + 1, 1, shape.Logits);
            }
            return PadLogits(shape, buffers);
        }

        /// <summary>The shape of a piece of so many tokens.</summary>
        public static RunShape Piece(int row, int tokens, RunBuffers buffers, bool reads = false) =>
            new RunShape(row, 1, buffers.Pairs ? Math.Max(2, tokens) : tokens, buffers.Pairs ? 2 : 1, reads: reads);

        /// <summary>The shape of a step of one row.</summary>
        public static RunShape Step(int row, RunBuffers buffers, KvCache cache) =>
            cache.RowsAreSeparate || !buffers.Pairs ? new RunShape(row, 1, 1, 1) : new RunShape(row, 2, 1, 2);

        // The row behind the last one belongs to nobody and stays empty.
        private static int PastOf(int row, KvCache cache) => row < cache.Rows ? cache.Length(row) : 0;

        private static RunShape PadLogits(RunShape shape, RunBuffers buffers)
        {
            if (shape.Logits % 2 == 0 || shape.Logits == buffers.LogitsIndex.Span.Length) return shape;
            buffers.LogitsIndex.Span[shape.Logits] = buffers.LogitsIndex.Span[0];
            return new RunShape(shape.First, shape.Rows, shape.Tokens, shape.Logits + 1, reads: shape.Reads);
        }
    }
}
