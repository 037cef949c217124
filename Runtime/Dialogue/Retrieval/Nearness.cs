using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Retrieval
{
    /// <summary>
    /// What likeness of meaning adds to a score that counts words in common: it finds what is meant in other words, and doubts what
    /// shares a word by chance.
    /// </summary>
    internal static class Nearness
    {
        /// <summary>Similarity from which on it is an addition: most of what players say to one another is as near to most facts.</summary>
        private const float Neutral = 0.35f;

        /// <summary>Score for each unit of similarity.</summary>
        private const float Weight = 2.5f;

        /// <summary>The most that being unlike takes away.</summary>
        private const float Doubt = 0.3f;

        /// <summary>What to add to the score of a text; 0 where nothing is known of either side.</summary>
        /// <param name="line">What the player's line is about, see <see cref="SenseVectors.Of"/>.</param>
        /// <param name="text">Vectors of the text in one or more wordings; the nearest counts.</param>
        public static float Of(float[] line, IReadOnlyList<float[]> text)
        {
            var best = float.NegativeInfinity;
            for (var i = 0; i < text.Count; i++)
            {
                if (text[i].Length > 0)
                    best = Math.Max(best, SenseVectors.Similarity(line, text[i]));
            }

            return line.Length == 0 || float.IsNegativeInfinity(best) ? 0f : Math.Max(-Doubt, Weight * (best - Neutral));
        }
    }
}
