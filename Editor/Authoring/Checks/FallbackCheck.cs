using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Authoring
{
    /// <summary>Characters without a written line for a moment when no generated one may be said.</summary>
    internal static class FallbackCheck
    {
        private static readonly (string Key, string When, string Example)[] Kinds =
        {
            ("unknown", "it does not know", "That's beyond me."),
            ("refuse", "it will not tell", "I'll not speak of that."),
            ("busy", "no reply came in time", "One moment."),
            ("farewell", "the conversation ends", "Farewell."),
        };

        public static void Run(AuthoredWorld authored, ProblemList problems)
        {
            foreach (CardSource card in authored.Cards)
            {
                foreach ((string key, string when, string example) in Kinds)
                {
                    if (card.Fallback.TryGetValue(key, out IReadOnlyList<SourceText>? lines) && lines.Any(line => line.Value.Length > 0))
                    {
                        continue;
                    }

                    string message = $"'{card.Id.Value}' has no fallback for when {when}.";
                    string suggestion = $"Add under 'fallback':  {key}: [\"{example}\"]";
                    if (card.IsInline)
                    {
                        problems.Warn("missing-fallback", card.Id.Place, message, suggestion);
                    }
                    else
                    {
                        problems.Error("missing-fallback", card.Id.Place, message, suggestion);
                    }
                }
            }
        }
    }
}
