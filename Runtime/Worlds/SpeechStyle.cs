namespace GptDialogue.Worlds
{
    /// <summary>The manner of a character's speech; it becomes a control token in the prompt.</summary>
    public enum SpeechStyle
    {
        /// <summary>Everyday wording.</summary>
        Plain,

        /// <summary>Short and rough.</summary>
        Gruff,

        /// <summary>Courteous, complete sentences.</summary>
        Formal,

        /// <summary>Hints and images.</summary>
        Riddling,

        /// <summary>Hesitant.</summary>
        Timid,
    }
}
