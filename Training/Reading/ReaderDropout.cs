namespace GptDialogue.Training.Reading
{
    /// <summary>Shares of an intent reader that are left out at random in training (Srivastava et al. 2014), so that no reading hangs on a single word.</summary>
    /// <param name="Features">Of the features.</param>
    /// <param name="Words">Of the words in their order, which count as unknown then.</param>
    /// <param name="Vectors">Of the numbers of their vectors.</param>
    /// <param name="Phrases">Of the phrase filters.</param>
    /// <param name="Units">Of the hidden units.</param>
    public sealed record ReaderDropout(double Features, double Words, double Vectors, double Phrases, double Units)
    {
        /// <summary>Nothing is left out.</summary>
        public static ReaderDropout None { get; } = new(0, 0, 0, 0, 0);
    }
}
