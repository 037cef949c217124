using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>What lines of one intent are about by their words, and what answers them: of family, brothers and sisters.</summary>
    public sealed class Topic
    {
        private readonly List<WordPattern> _patterns = new List<WordPattern>();
        private readonly List<TopicReply> _replies = new List<TopicReply>();

        private Topic(string intent, string name)
        {
            Intent = intent;
            Name = name;
        }

        /// <summary>The intent whose bank it is in.</summary>
        public string Intent { get; }

        /// <summary>Name, unique within the intent.</summary>
        public string Name { get; }

        /// <summary>
        /// True for a name that begins with "not_": the topic of lines that do not belong to the intent but are easily taken for it ("feeling
        /// down today" for good feelings), answered as what they are.
        /// </summary>
        public bool IsGuard => Name.StartsWith("not_", StringComparison.Ordinal);

        /// <summary>True for the answer to a whole form of lines, see <see cref="TalkForm"/>: one of its patterns is <c>*</c>.</summary>
        public bool IsForm { get; private set; }

        /// <summary>What answers it, in all styles.</summary>
        public IReadOnlyList<TopicReply> Replies => _replies;

        /// <summary>Reads the topics of one intent.</summary>
        /// <param name="intent">Its name.</param>
        /// <param name="lines">Headers <c>[name] pattern pattern</c>, each followed by replies <c>style: [emotion] words</c>.</param>
        /// <exception cref="FormatException">A line is neither; the message holds it.</exception>
        internal static List<Topic> Parse(string intent, IEnumerable<string> lines)
        {
            var topics = new List<Topic>();
            foreach (var line in lines)
            {
                if (line[0] == '[')
                    topics.Add(Header(intent, line));
                else if (topics.Count > 0 && TopicReply.TryParse(line, out var reply))
                    topics[topics.Count - 1]._replies.Add(reply);
                else
                    throw new FormatException($"\"{line}\" is neither \"[topic] words\" nor \"style: reply\".");
            }

            return topics;
        }

        internal bool Fits(IReadOnlyList<string> words)
        {
            foreach (var pattern in _patterns)
            {
                if (pattern.Matches(words))
                    return true;
            }

            return false;
        }

        /// <summary>How much of what a line is about the topic knows: the share of its content words, from 0 to 1; 0 where it has none.</summary>
        internal float Share(IReadOnlyList<string> words)
        {
            var marks = new bool[words.Count];
            foreach (var pattern in _patterns)
            {
                if (pattern.Matches(words))
                    pattern.Mark(words, marks);
            }

            var (known, all) = (0, 0);
            for (var i = 0; i < words.Count; i++)
            {
                if (FunctionWords.IsEmpty(words[i]))
                    continue;
                all++;
                known += marks[i] ? 1 : 0;
            }

            return all == 0 ? 0f : (float)known / all;
        }

        private static Topic Header(string intent, string line)
        {
            var close = line.IndexOf(']');
            var patterns = close < 0 ? Array.Empty<string>() : line.Substring(close + 1).Split(new[] { ' ' }, StringSplitOptions.RemoveEmptyEntries);
            if (patterns.Length == 0)
                throw new FormatException($"\"{line}\" names no words.");
            var topic = new Topic(intent, line.Substring(1, close - 1));
            foreach (var pattern in patterns)
            {
                if (pattern == "*" && intent != TopicBank.General)
                    throw new FormatException($"\"{line}\" would answer every line; only forms of talk do, see \"= {TopicBank.General}\".");
                topic.IsForm |= pattern == "*";
                if (pattern != "*")
                    topic._patterns.Add(WordPattern.Parse(pattern));
            }

            return topic;
        }
    }

    /// <summary>One answer to lines about a topic.</summary>
    public readonly struct TopicReply
    {
        private TopicReply(SpeechStyle style, Emotion emotion, string text)
        {
            Style = style;
            Emotion = emotion;
            Text = text;
        }

        /// <summary>How whoever says it speaks.</summary>
        public readonly SpeechStyle Style;

        /// <summary>The emotion it is said with.</summary>
        public readonly Emotion Emotion;

        /// <summary>The words.</summary>
        public readonly string Text;

        internal static bool TryParse(string line, out TopicReply reply)
        {
            reply = default;
            var colon = line.IndexOf(':');
            if (colon <= 0 || !Enum.TryParse<SpeechStyle>(line.Substring(0, colon), true, out var style))
                return false;
            var text = line.Substring(colon + 1).Trim();
            var emotion = Emotion.Neutral;
            if (text.StartsWith("[", StringComparison.Ordinal) && text.IndexOf(']') is var close && close > 0)
            {
                if (!Enum.TryParse(text.Substring(1, close - 1), true, out emotion))
                    return false;
                text = text.Substring(close + 1).Trim();
            }

            reply = new TopicReply(style, emotion, text);
            return text.Length > 0;
        }
    }
}
