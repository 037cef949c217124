using System;
using System.Collections.Generic;

namespace GptDialogue.Worlds
{
    /// <summary>Written lines for the moments when no generated one may be said.</summary>
    public sealed class Fallbacks
    {
        /// <summary>Creates the four lists; omitted ones are empty.</summary>
        public Fallbacks(
            IReadOnlyList<string>? unknown = null,
            IReadOnlyList<string>? refuse = null,
            IReadOnlyList<string>? busy = null,
            IReadOnlyList<string>? farewell = null)
        {
            Unknown = unknown ?? Array.Empty<string>();
            Refuse = refuse ?? Array.Empty<string>();
            Busy = busy ?? Array.Empty<string>();
            Farewell = farewell ?? Array.Empty<string>();
        }

        /// <summary>The character does not know.</summary>
        public IReadOnlyList<string> Unknown { get; }

        /// <summary>The character will not tell or do it.</summary>
        public IReadOnlyList<string> Refuse { get; }

        /// <summary>A deadline passed, the device was lost, or there was nothing to answer.</summary>
        public IReadOnlyList<string> Busy { get; }

        /// <summary>The conversation ends.</summary>
        public IReadOnlyList<string> Farewell { get; }
    }
}
