using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Bundles;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Replies to small talk that fit what a line names and not merely what it is: written sentences, thousands of them, by intent,
    /// topic and style. A text that a writer can change without training anything:
    /// <code>
    /// = ask_family
    /// [siblings] brother* sister* grew_up+with
    /// plain: Brothers and sisters know all your worst stories.
    /// </code>
    /// The first topic of the intent that knows a line has it. Shared by all conversations.
    /// </summary>
    public sealed class TopicBank
    {
        /// <summary>What a line is read as with less than one in four is not looked at.</summary>
        private static readonly float _likely = (float)Math.Log(0.25);

        /// <summary>The section whose topics are forms of lines, see <see cref="TalkForm"/>, and not what lines are about.</summary>
        public const string General = "general";

        private const string Section = "= ";

        /// <summary>Characters of a bank at most: ten times the largest one so far.</summary>
        private const int MaxLength = 16 << 20;

        private readonly Dictionary<string, Lazy<List<Topic>>> _intents = new Dictionary<string, Lazy<List<Topic>>>(StringComparer.Ordinal);
        private readonly string _text;

        private TopicBank(string text)
        {
            _text = text;
            var own = new List<string>();
            var intent = "";
            foreach (var raw in text.Split('\n'))
            {
                var line = raw.Trim();
                if (line.StartsWith(Section, StringComparison.Ordinal))
                {
                    Add(intent, own);
                    intent = line.Substring(Section.Length).Trim();
                }
                else if (line.Length > 0)
                {
                    own.Add(intent.Length > 0 ? line : throw new FormatException($"\"{line}\" stands before the first \"= intent\"."));
                }
            }

            Add(intent, own);
        }

        // A game touches few of the thousand topics, so they are read when the first line of their intent comes.
        private void Add(string intent, List<string> lines)
        {
            var own = lines.ToArray();
            lines.Clear();
            if (intent.Length > 0)
                _intents[intent] = new Lazy<List<Topic>>(() => Topic.Parse(intent, own));
        }

        /// <summary>Names of the intents that have topics.</summary>
        public IReadOnlyCollection<string> Intents => _intents.Keys;

        /// <summary>Reads a text and all of its topics.</summary>
        /// <exception cref="FormatException">A line is none of those that a bank has; the message holds it.</exception>
        public static TopicBank Parse(string text)
        {
            var bank = new TopicBank(text);
            foreach (var topics in bank._intents.Values)
                _ = topics.Value;
            return bank;
        }

        /// <summary>Reads what <see cref="ToBytes"/> wrote; topics are read when they are first needed.</summary>
        /// <exception cref="GptDialogueException">The bytes are damaged.</exception>
        public static TopicBank FromBytes(byte[] bytes)
        {
            try
            {
                return new TopicBank(Encoding.UTF8.GetString(Packed.Unpack(bytes, MaxLength).Span));
            }
            catch (Exception fault) when (fault is FormatException || fault is InvalidDataException || fault is EndOfStreamException)
            {
                throw new GptDialogueException($"Topics: damaged: {fault.Message} Export the bundle again.", fault);
            }
        }

        /// <summary>The text, packed.</summary>
        public byte[] ToBytes() => Packed.Pack(Encoding.UTF8.GetBytes(_text));

        /// <summary>The text.</summary>
        public override string ToString() => _text;

        /// <summary>The topics of an intent in the order in which they are tried; none for an intent without.</summary>
        public IReadOnlyList<Topic> Of(string intent) => _intents.TryGetValue(intent, out var topics) ? topics.Value : (IReadOnlyList<Topic>)Array.Empty<Topic>();

        /// <summary>The topic of a line that was read as an intent; null when it is about none of them.</summary>
        public Topic? Find(string intent, string line) => Find(intent, WordPattern.Split(line));

        /// <summary>
        /// The topics of a line in a conversation, the best first. Small talk about none of the topics of what it was read as may be about one of
        /// the other subjects that are likely. A topic that is not sure to be meant comes after replies that fit any line of the form: a
        /// chance word answered is worse than a good word about nothing in particular.
        /// </summary>
        internal IEnumerable<Topic> Find(PlayerIntent intent, TurnAnalysis turn)
        {
            var words = WordPattern.Split(turn.Line.Text);
            var topic = FindAmongLikely(intent, turn, words);
            var isSure = topic != null && (turn.Heard == null || TopicTrust.IsSure(topic, words, turn.Heard));
            if (isSure)
                yield return topic!;
            if (TalkForm.Of(intent, Of(intent.Name).Count > 0, turn, words) is string form && OfForm(form, words) is Topic general)
                yield return general;
            if (topic != null && !isSure)
                yield return topic;
        }

        private Topic? FindAmongLikely(PlayerIntent intent, TurnAnalysis turn, IReadOnlyList<string> words)
        {
            var topic = Find(intent.Name, words);
            if (topic != null || !GeneralTalk.IsSmallTalk(intent))
                return topic;
            foreach (var subject in turn.Subjects)
            {
                topic = Find(subject.Name, words);
                if (topic != null)
                    break;
            }

            return topic;
        }

        // Of lines whose form says little the words may tell more (somebody tired, a dream): the first topic that knows them has the line.
        private Topic? OfForm(string form, IReadOnlyList<string> words)
        {
            Topic? named = null;
            foreach (var topic in Of(General))
            {
                if (RemarkForm.IsVague(form) && topic.Fits(words))
                    return topic;
                if (topic.IsForm && topic.Name == form)
                    named = topic;
            }

            return named;
        }

        /// <summary>
        /// What may also answer a remark of a form, where the replies are ranked: those to remarks of other forms. None where only its own replies do, as
        /// nobody in grief wants to be thanked.
        /// </summary>
        internal IEnumerable<Topic> Beside(Topic form) =>
            form.Intent == General && RemarkForm.IsMixed(form.Name) ? Of(General).Where(t => t != form && RemarkForm.IsMixed(t.Name)) : Enumerable.Empty<Topic>();

        /// <summary>The intents that a line is at all likely to have, and is about a topic of.</summary>
        /// <param name="turn">The line.</param>
        /// <param name="readings">Log-probabilities of the intent reader.</param>
        internal IReadOnlyList<PlayerIntent> Topical(TurnAnalysis turn, IReadOnlyList<float> readings)
        {
            var words = WordPattern.Split(turn.Line.Text);
            var topical = new List<PlayerIntent>();
            foreach (var intent in PlayerIntent.All)
            {
                if (readings[intent.Index] > _likely && Find(intent.Name, words) is { IsGuard: false })
                    topical.Add(intent);
            }

            return topical;
        }

        private Topic? Find(string intent, IReadOnlyList<string> words)
        {
            foreach (var topic in Of(intent))
            {
                if (topic.Fits(words))
                    return topic;
            }

            return null;
        }
    }
}
