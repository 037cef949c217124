using System;
using System.Collections.Generic;
using MessagePack;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>What is behind an intent reader: turns the features of a line into a score for each intent. Immutable.</summary>
    internal interface IReadingScorer
    {
        /// <summary>Number of intents it scores.</summary>
        int Intents { get; }

        /// <summary>Number of words it has a vector of; 0 where it takes features only.</summary>
        int Words { get; }

        /// <summary>Number of hidden units; 0 where features are scored directly.</summary>
        int Hidden { get; }

        /// <summary>Scores a line.</summary>
        /// <param name="line">The line.</param>
        /// <param name="scores">(<see cref="Intents"/>): logits, overwritten.</param>
        /// <param name="hidden">(<see cref="Hidden"/>): activations of the hidden units, overwritten.</param>
        void Score(ReaderInput line, Span<float> scores, Span<float> hidden);

        /// <summary>Writes a whole reader: version, names of the intents, weights, groups of words.</summary>
        void Write(ref MessagePackWriter writer, IReadOnlyList<string> intents, WordClusters clusters);
    }
}
