using System;

namespace GptDialogue.Inference
{
    /// <summary>
    /// A device failed in the middle of its work and the session has moved to the CPU. Every row of the cache is empty now: run the
    /// sequences again from their beginning and go on.
    /// </summary>
    public sealed class DeviceLostException : GptDialogueException
    {
        /// <summary>Creates the exception with a complete, user-facing message and the fault that caused it.</summary>
        public DeviceLostException(string message, Exception cause) : base(message, cause)
        {
        }
    }
}
