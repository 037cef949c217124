using System;

namespace GptDialogue.Dialogue.Reading
{
    /// <summary>
    /// The activation of the intent reader's hidden units: x · sigmoid(1.702 x), the short form of the Gaussian error linear unit
    /// (Hendrycks and Gimpel 2016). Training and reading share it, so that they cannot drift apart.
    /// </summary>
    public static class Gelu
    {
        private const float Steepness = 1.702f;

        /// <summary>The activation at <paramref name="x"/>.</summary>
        public static float At(float x) => x * Sigmoid(x);

        /// <summary>Its derivative at <paramref name="x"/>.</summary>
        public static float Slope(float x)
        {
            var sigmoid = Sigmoid(x);
            return sigmoid + x * Steepness * sigmoid * (1f - sigmoid);
        }

        private static float Sigmoid(float x) => 1f / (1f + (float)Math.Exp(-Steepness * x));
    }
}
