namespace GptDialogue.Training.Data
{
    /// <summary>One source of text as token ids, documents one after the other, each ended by the document separator.</summary>
    /// <param name="Name">Short name for reports.</param>
    /// <param name="Weight">How often its text counts relative to weight 1.</param>
    /// <param name="Train">Ids to train on.</param>
    /// <param name="Validation">Ids held out.</param>
    public sealed record TokenSource(string Name, double Weight, ushort[] Train, ushort[] Validation);
}
