namespace GptDialogue.Authoring
{
    /// <summary>How bad a problem is.</summary>
    public enum Severity
    {
        /// <summary>Worth a look; the world still packs.</summary>
        Warning,

        /// <summary>The world does not pack until it is mended.</summary>
        Error,
    }
}
