namespace GptDialogue.Dialogue.Prompt
{
    /// <summary>What the player typed, cleaned of everything that is not speech, with marks of what was removed.</summary>
    public readonly struct PlayerLine
    {
        internal PlayerLine(string text, bool stage, bool echo)
        {
            Text = text;
            HasStageDirection = stage;
            IsEcho = echo;
        }

        /// <summary>The speech that is left; empty when there was none.</summary>
        public readonly string Text;

        /// <summary>True if a stage direction or a line in somebody else's name was taken out.</summary>
        public readonly bool HasStageDirection;

        /// <summary>True if the line repeats what the character just said.</summary>
        public readonly bool IsEcho;
    }
}
