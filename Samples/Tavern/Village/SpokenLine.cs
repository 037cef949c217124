using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>A line of a talk, as the player can read it again.</summary>
    /// <param name="Who">Id of the person; empty for the player.</param>
    /// <param name="Text">What was said.</param>
    /// <param name="Emotion">How.</param>
    internal sealed record SpokenLine(string Who, string Text, Emotion Emotion = Emotion.Neutral);
}
