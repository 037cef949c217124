namespace GptDialogue.Worlds
{
    /// <summary>A condition that cannot be read, with the place in its text.</summary>
    public sealed class ConditionException : GptDialogueException
    {
        /// <summary>Creates the exception.</summary>
        public ConditionException(string source, int column, string what)
            : base($"Condition '{Shorten(source)}', column {column}: {what}.")
        {
            Column = column;
            What = what;
        }

        /// <summary>Position in the condition's text, from 1.</summary>
        public int Column { get; }

        /// <summary>What is wrong there and how to write it, without the place.</summary>
        public string What { get; }

        // A hostile file may hold a condition of megabytes; a message must stay readable.
        private static string Shorten(string source) => source.Length <= 120 ? source : source.Substring(0, 117) + "...";
    }
}
