using System.Collections.Generic;
using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>The sizes of an intent reader.</summary>
    /// <param name="Members">Networks that are trained apart and read together.</param>
    /// <param name="Width">Hidden units of each.</param>
    /// <param name="Buckets">Rows that features share on their way to the hidden units, a power of two up to <see cref="LineFeatures.Count"/>.</param>
    /// <param name="DirectBuckets">Rows that they share on their way past the hidden units.</param>
    /// <param name="Dimensions">Length of the vector of a word.</param>
    /// <param name="Filters">Phrase filters: how many words each looks at, and how many there are of it.</param>
    public sealed record ReaderShape(int Members, int Width, int Buckets, int DirectBuckets, int Dimensions, IReadOnlyList<(int Window, int Count)> Filters);
}
