using System;
using System.IO;
using GptDialogue.Dialogue;

namespace GptDialogue.Samples.Tavern.Console
{
    /// <summary>Prints the words of a reply as they are made.</summary>
    internal static class ReplyPrinter
    {
        // As often as a game would look: once a frame.
        private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(16);

        /// <summary>Writes the words and ends the line; returns the finished reply.</summary>
        public static ReplyResult Print(PendingReply reply, TextWriter output)
        {
            Span<char> words = stackalloc char[256];
            while (!reply.IsDone)
            {
                var count = reply.Drain(words);
                if (count > 0)
                {
                    output.Write(words[..count]);
                    output.Flush();
                }
                else
                {
                    // Wakes at once when the reply ends.
                    reply.Completion.Wait(Frame);
                }
            }

            output.WriteLine();
            output.Flush();
            return reply.Wait();
        }
    }
}
