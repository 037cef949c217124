using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Training.Data
{
    /// <summary>The fixed held-out rows a training run is measured on.</summary>
    public static class ValidationRows
    {
        /// <summary>Rows spread evenly over the held-out text of all sources.</summary>
        /// <param name="sources">The text.</param>
        /// <param name="rows">Number of rows; fewer where the text is shorter.</param>
        /// <param name="length">Tokens the model reads per row.</param>
        /// <exception cref="GptDialogueException">There is not one row of held-out text.</exception>
        public static TokenRows Create(IReadOnlyList<TokenSource> sources, int rows, int length)
        {
            var text = sources.SelectMany(s => s.Validation).ToArray();
            var available = (text.Length - 1) / length;
            if (available < 1)
                throw new GptDialogueException($"The held-out text has {text.Length} tokens, one row needs {length + 1}: give more text or a larger validation share.");
            var result = new TokenRows(Math.Min(rows, available), length);
            for (var row = 0; row < result.Rows; row++)
            {
                var start = (long)row * available / result.Rows * length;
                text.AsSpan((int)start, length + 1).CopyTo(result.Row(row));
            }
            Array.Fill(result.Counted, true);
            return result;
        }
    }
}
