using System;

namespace GptDialogue
{
    /// <summary>
    /// The one exception family of the library. Its message always says what went wrong, where (file, line or byte offset,
    /// with the numbers involved) and what to do about it, so it can be shown to a developer as it is.
    /// </summary>
    public class GptDialogueException : Exception
    {
        /// <summary>Creates the exception with a complete, user-facing message.</summary>
        public GptDialogueException(string message) : base(message)
        {
        }

        /// <summary>Creates the exception with a complete, user-facing message and the fault that caused it.</summary>
        public GptDialogueException(string message, Exception cause) : base(message, cause)
        {
        }
    }
}
