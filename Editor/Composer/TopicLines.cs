using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Composer
{
    /// <summary>Player lines of one intent that are about one of its topics.</summary>
    internal sealed record TopicLines(string Intent, string Topic, IReadOnlyList<Phrase> Lines)
    {
        /// <summary>Sorts lines without slots by their topic; topics that no line is about are left out.</summary>
        public static IEnumerable<TopicLines> Sort(string intent, IEnumerable<Phrase> lines, TopicReplies replies) =>
            lines.Where(l => l.Text.IndexOf('{') < 0)
                .GroupBy(l => replies.TopicOf(l.Text)).Where(g => g.Key != null)
                .Select(g => new TopicLines(intent, g.Key!, [.. g]));
    }
}
