using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Worlds;

namespace GptDialogue.Composer
{
    /// <summary>
    /// Replies that fit only lines about one topic within an intent: of all that is asked about somebody's family, what is asked
    /// about brothers and sisters. Read from <c>Phrases/topics/INTENT.txt</c>:
    /// <code>
    /// [siblings] brother* sister* grew_up+with
    /// plain: Brothers and sisters know all your worst stories.
    /// </code>
    /// A header names the topic and says by which words a line is known to be about it; the first topic that knows a line has it.
    /// </summary>
    internal sealed class TopicReplies
    {
        private readonly List<Topic> _topics = [];

        private TopicReplies()
        {
        }

        /// <summary>Every reply of every topic.</summary>
        public IEnumerable<Phrase> All => _topics.SelectMany(t => t.Replies.Values).SelectMany(r => r);

        /// <summary>Names of the topics in the order in which they are tried.</summary>
        public IEnumerable<string> Names => _topics.Select(t => t.Name);

        /// <summary>Reads the lines of a bank.</summary>
        /// <exception cref="FormatException">A line is neither a header nor a reply in a known style.</exception>
        public static TopicReplies Parse(IEnumerable<string> lines)
        {
            var bank = new TopicReplies();
            foreach (var line in lines)
            {
                if (line[0] == '[')
                    bank._topics.Add(Topic.Parse(line));
                else if (bank._topics.Count > 0 && line.IndexOf(':') is var colon and > 0 && Enum.TryParse<SpeechStyle>(line[..colon], true, out var style))
                    bank._topics[^1].Of(style).Add(PhraseBank.ParseReply(line[(colon + 1)..].Trim()));
                else
                    throw new FormatException($"\"{line}\" is neither \"[topic] words\" nor \"style: reply\".");
            }

            return bank;
        }

        /// <summary>The topic of a player's line; null when it is about none of these.</summary>
        public string? TopicOf(string line) => Find(line)?.Name;

        /// <summary>What answers a player's line about one of the topics, in a style; nothing when it is about none of them.</summary>
        public IReadOnlyList<Phrase> For(string line, SpeechStyle style) =>
            Find(line)?.Replies.TryGetValue(style, out var replies) == true ? replies : [];

        private Topic? Find(string line)
        {
            var words = WordPattern.Split(line);
            return _topics.Find(t => t.Patterns.Any(p => p.Matches(words)));
        }

        private sealed record Topic(string Name, IReadOnlyList<WordPattern> Patterns)
        {
            public Dictionary<SpeechStyle, List<Phrase>> Replies { get; } = [];

            public static Topic Parse(string header)
            {
                var close = header.IndexOf(']');
                var patterns = close < 0 ? [] : header[(close + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
                return patterns.Length > 0 ? new Topic(header[1..close], [.. patterns.Select(WordPattern.Parse)]) : throw new FormatException($"\"{header}\" names no words.");
            }

            public List<Phrase> Of(SpeechStyle style) => Replies.TryGetValue(style, out var replies) ? replies : Replies[style] = [];
        }
    }
}
