using System.Collections.Generic;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Training.Reading
{
    /// <summary>A line with what it should be read as.</summary>
    /// <param name="Features">Its <see cref="LineFeatures"/>.</param>
    /// <param name="Words">Its content words, as indices into the groups of words.</param>
    /// <param name="Intent">Index in <see cref="PlayerIntent.All"/>.</param>
    public sealed record ReadingExample(int[] Features, int[] Words, int Intent)
    {
        /// <summary>The example in a composed turn.</summary>
        /// <param name="turn">The turn.</param>
        /// <param name="clusters">The groups of words that count as features.</param>
        public static ReadingExample Of(ComposedTurn turn, WordClusters clusters)
        {
            var features = new List<int>();
            var words = new List<int>();
            LineFeatures.Collect(turn.Analysis, clusters, features, words);
            return new ReadingExample([.. features], [.. words], turn.Reading.Index);
        }
    }
}
