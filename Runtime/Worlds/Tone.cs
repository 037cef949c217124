namespace GptDialogue.Worlds
{
    /// <summary>How the player's line was read.</summary>
    public enum Tone
    {
        /// <summary>Warm, thankful, courteous.</summary>
        Friendly,

        /// <summary>Matter of fact.</summary>
        Neutral,

        /// <summary>Insulting or threatening.</summary>
        Hostile,
    }
}
