using System;

namespace GptDialogue.Training.Export
{
    /// <summary>Rearranges matrices between the (in, out) layout of checkpoints and the (out, in) layout of inference engines.</summary>
    public static class MatrixLayout
    {
        /// <summary>The transpose of a row-major (rows, columns) matrix.</summary>
        public static float[] Transpose(ReadOnlySpan<float> matrix, int rows, int columns)
        {
            var result = new float[matrix.Length];
            for (var row = 0; row < rows; row++)
                for (var column = 0; column < columns; column++)
                    result[column * rows + row] = matrix[row * columns + column];
            return result;
        }
    }
}
