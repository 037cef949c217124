using System;
using System.Collections.Generic;

namespace GptDialogue.Dialogue.Text
{
    /// <summary>Sets of words that are written down as one line.</summary>
    internal static class WordSet
    {
        /// <summary>The words of a line, divided by spaces; compared as they are written.</summary>
        public static HashSet<string> Of(string words) => new HashSet<string>(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), StringComparer.Ordinal);
    }
}
