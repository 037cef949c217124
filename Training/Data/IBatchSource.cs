namespace GptDialogue.Training.Data
{
    /// <summary>An endless, repeatable stream of training rows.</summary>
    public interface IBatchSource
    {
        /// <summary>Fills all rows with the next ones of the stream.</summary>
        void Fill(TokenRows rows);

        /// <summary>Where the stream stands: a few numbers from which it continues exactly.</summary>
        long[] State { get; set; }
    }
}
