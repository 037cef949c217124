namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>A question of one person to another.</summary>
    /// <param name="Text">The words.</param>
    /// <param name="Small">What it asks about the other's own life, as in "how was your day"; null when it asks for news.</param>
    /// <param name="Topic">The topic it asks for; null when it asks for none.</param>
    internal sealed record ChatterQuestion(string Text, string? Small, string? Topic);
}
