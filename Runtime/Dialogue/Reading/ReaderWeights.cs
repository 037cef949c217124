using System;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// The trained weights of an intent reader with a hidden layer, in single precision. All matrices are row-major; width is the
    /// number of hidden units, intents are in the order of <see cref="Reply.PlayerIntent.All"/>.
    /// </summary>
    public sealed class ReaderWeights
    {
        /// <summary>Collects the weights.</summary>
        /// <param name="features">(buckets, width): what each feature adds to the hidden layer; feature f falls into bucket f modulo buckets.</param>
        /// <param name="words">(words, width): what each word of the reader's <see cref="WordClusters"/> adds to it; may be empty.</param>
        /// <param name="hiddenBias">(width).</param>
        /// <param name="output">(width, intents).</param>
        /// <param name="direct">(buckets, intents): what each feature adds to the scores past the hidden layer; may be empty.</param>
        /// <param name="bias">(intents).</param>
        public ReaderWeights(float[] features, float[] words, float[] hiddenBias, float[] output, float[] direct, float[] bias)
        {
            Features = features ?? throw new ArgumentNullException(nameof(features));
            Words = words ?? throw new ArgumentNullException(nameof(words));
            HiddenBias = hiddenBias ?? throw new ArgumentNullException(nameof(hiddenBias));
            Output = output ?? throw new ArgumentNullException(nameof(output));
            Direct = direct ?? throw new ArgumentNullException(nameof(direct));
            Bias = bias ?? throw new ArgumentNullException(nameof(bias));
        }

        /// <summary>(buckets, width).</summary>
        public float[] Features { get; }

        /// <summary>(words, width).</summary>
        public float[] Words { get; }

        /// <summary>(width).</summary>
        public float[] HiddenBias { get; }

        /// <summary>(width, intents).</summary>
        public float[] Output { get; }

        /// <summary>(buckets, intents) or empty.</summary>
        public float[] Direct { get; }

        /// <summary>(intents).</summary>
        public float[] Bias { get; }
    }
}
