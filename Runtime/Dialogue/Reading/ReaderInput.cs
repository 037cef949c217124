using System.Collections.Generic;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>A line as an intent reader takes it, see <see cref="LineFeatures.Collect"/>.</summary>
    public sealed class ReaderInput
    {
        /// <summary>Features, from 0 to <see cref="LineFeatures.Count"/> - 1; one that occurs twice comes twice.</summary>
        public List<int> Features { get; } = new List<int>();

        /// <summary>Content words that are known, as indices into the reader's <see cref="WordClusters"/>.</summary>
        public List<int> Words { get; } = new List<int>();

        /// <summary>All words and stops in order, see <see cref="WordSequence"/>.</summary>
        public List<int> Sequence { get; } = new List<int>();
    }
}
