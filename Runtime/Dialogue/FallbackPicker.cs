using System.Collections.Generic;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>Chooses authored fallbacks in turn, so that the same one does not play twice running while there are others.</summary>
    internal sealed class FallbackPicker
    {
        private static readonly Fallbacks _defaults = new Fallbacks(
            new[] { "I could not say.", "That is beyond me." },
            new[] { "I would rather not speak of that.", "Ask me something else." },
            new[] { "One moment.", "Give me a moment." },
            new[] { "Farewell.", "Until next time." });

        private readonly Fallbacks _own;
        private readonly int[] _next = new int[5];

        public FallbackPicker(Fallbacks own)
        {
            _own = own;
        }

        /// <summary>How often each kind was played, for saving.</summary>
        public int[] Positions => _next;

        /// <summary>Continues saved positions; kinds that the save does not know begin anew.</summary>
        public void Restore(IReadOnlyList<int> positions)
        {
            for (var i = 0; i < _next.Length; i++)
                _next[i] = i < positions.Count ? positions[i] : 0;
        }

        public string Next(FallbackKind kind)
        {
            var lines = Of(_own, kind);
            if (lines.Count == 0)
                lines = Of(_defaults, kind);
            return lines[(int)((uint)_next[(int)kind]++ % (uint)lines.Count)];
        }

        private static IReadOnlyList<string> Of(Fallbacks fallbacks, FallbackKind kind) => kind switch
        {
            FallbackKind.Refuse => fallbacks.Refuse,
            FallbackKind.Busy => fallbacks.Busy,
            FallbackKind.Farewell => fallbacks.Farewell,
            _ => fallbacks.Unknown,
        };
    }
}
