using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Training.Reading
{
    /// <summary>A line with what it should be read as.</summary>
    /// <param name="Features">Its <see cref="LineFeatures"/>.</param>
    /// <param name="Sequence">Its words in order, see <see cref="WordSequence"/>.</param>
    /// <param name="Intent">Index in <see cref="PlayerIntent.All"/>.</param>
    /// <param name="Guesses">What a teacher holds it to mean, with shares that sum to at most 1; null for a line that has no teacher.</param>
    public sealed record ReadingExample(int[] Features, int[] Sequence, int Intent, (int Intent, float Share)[]? Guesses = null)
    {
        /// <summary>The example in a composed turn.</summary>
        /// <param name="turn">The turn.</param>
        /// <param name="clusters">The groups of words that count as features.</param>
        /// <param name="taught">What a teacher says; only of small talk, as what else a line is depends on more than its words.</param>
        internal static ReadingExample Of(ComposedTurn turn, WordClusters clusters, TaughtLines? taught = null)
        {
            var line = LineFeatures.Collect(turn.Analysis, clusters);
            return new ReadingExample([.. line.Features], [.. line.Sequence], turn.Reading.Index, turn.IsSmallTalk ? taught?.Of(turn.Player) : null);
        }
    }
}
