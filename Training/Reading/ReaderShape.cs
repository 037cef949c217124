using GptDialogue.Dialogue.Reading;

namespace GptDialogue.Training.Reading
{
    /// <summary>The sizes of an intent reader.</summary>
    /// <param name="Members">Networks that are trained apart and read together, see <see cref="ReaderEnsemble"/>.</param>
    /// <param name="Width">Hidden units of each.</param>
    /// <param name="Buckets">Rows that features share on their way to the hidden units, a power of two up to <see cref="LineFeatures.Count"/>.</param>
    /// <param name="DirectBuckets">Rows that they share on their way past the hidden units; 0 for no such way.</param>
    public sealed record ReaderShape(int Members, int Width, int Buckets, int DirectBuckets);
}
