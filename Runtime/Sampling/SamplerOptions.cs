namespace GptDialogue.Sampling
{
    /// <summary>
    /// How the next token is drawn. The defaults are greedy. Applied in this order: repetition penalty, temperature, min-p, top-k,
    /// top-p.
    /// </summary>
    public sealed class SamplerOptions
    {
        /// <summary>Always the most likely token.</summary>
        public static SamplerOptions Greedy => new SamplerOptions();

        /// <summary>Divides the logits, 0 or more: below 1 is more predictable, above 1 more varied, 0 greedy.</summary>
        public float Temperature { get; set; }

        /// <summary>Only so many most likely tokens may be drawn (Fan et al. 2018); 0 for any number.</summary>
        public int TopK { get; set; }

        /// <summary>Only the most likely tokens that together reach this probability (Holtzman et al. 2020), above 0 to 1; 1 for all.</summary>
        public float TopP { get; set; } = 1;

        /// <summary>Only tokens at least this fraction as likely as the most likely one (Nguyen et al. 2024), 0 to 1; 0 for all.</summary>
        public float MinP { get; set; }

        /// <summary>
        /// Divides positive and multiplies negative logits of recent tokens (Keskar et al. 2019), at least 1; 1 for none.
        /// </summary>
        public float RepetitionPenalty { get; set; } = 1;

        /// <summary>How many recent tokens the repetition penalty looks at.</summary>
        public int RepetitionWindow { get; set; } = 64;

        /// <summary>Returns these options if they make sense.</summary>
        /// <exception cref="GptDialogueException">A value is out of range; the message names it and its limits.</exception>
        internal SamplerOptions Validated()
        {
            Range("Temperature", Temperature, 0, 100);
            Range("TopK", TopK, 0, int.MaxValue);
            Range("TopP", TopP, float.Epsilon, 1);
            Range("MinP", MinP, 0, 1);
            Range("RepetitionPenalty", RepetitionPenalty, 1, 100);
            Range("RepetitionWindow", RepetitionWindow, 0, int.MaxValue);
            return this;
        }

        private static void Range(string name, float value, float low, float high)
        {
            // Written so that NaN fails as well.
            if (!(value >= low && value <= high))
                throw new GptDialogueException($"{name} is {value}; it must be between {low} and {high}. Correct the sampler's options.");
        }
    }
}
