using System;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>The trained weights of one network of an intent reader, in single precision and row-major; width is the number of its hidden units.</summary>
    public sealed class ReaderMember
    {
        /// <summary>Collects the weights.</summary>
        /// <param name="features">(buckets, width): what each feature adds to the hidden layer; feature f falls into bucket f modulo buckets.</param>
        /// <param name="phrases">What looks for phrases.</param>
        /// <param name="mixing">(filters, width): what each phrase adds to the hidden layer.</param>
        /// <param name="hiddenBias">(width).</param>
        /// <param name="output">(width, intents): what each hidden unit adds to the scores.</param>
        public ReaderMember(float[] features, PhraseWeights phrases, float[] mixing, float[] hiddenBias, float[] output)
        {
            Features = features ?? throw new ArgumentNullException(nameof(features));
            Phrases = phrases ?? throw new ArgumentNullException(nameof(phrases));
            Mixing = mixing ?? throw new ArgumentNullException(nameof(mixing));
            HiddenBias = hiddenBias ?? throw new ArgumentNullException(nameof(hiddenBias));
            Output = output ?? throw new ArgumentNullException(nameof(output));
        }

        /// <summary>(buckets, width).</summary>
        public float[] Features { get; }

        /// <summary>What looks for phrases.</summary>
        public PhraseWeights Phrases { get; }

        /// <summary>(filters, width).</summary>
        public float[] Mixing { get; }

        /// <summary>(width).</summary>
        public float[] HiddenBias { get; }

        /// <summary>(width, intents).</summary>
        public float[] Output { get; }
    }
}
