namespace GptDialogue.Worlds
{
    /// <summary>What a reply is said with, and the mood a character starts in.</summary>
    public enum Emotion
    {
        /// <summary>No particular emotion.</summary>
        Neutral,

        /// <summary>Pleased.</summary>
        Happy,

        /// <summary>Sorrowful.</summary>
        Sad,

        /// <summary>Angry.</summary>
        Angry,

        /// <summary>Frightened.</summary>
        Afraid,

        /// <summary>Taken aback.</summary>
        Surprised,
    }
}
