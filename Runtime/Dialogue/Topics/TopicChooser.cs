using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Finds what may answer the topic of a line in one conversation: replies in the character's style, of words that this world allows,
    /// that were not said before. Which of them it is, the model chooses, unless all fit whatever was said: then it is one of those that the ranker finds
    /// most apt.
    /// </summary>
    internal sealed class TopicChooser
    {
        /// <summary>Replies to choose from at most.</summary>
        private const int MostReplies = 32;

        /// <summary>Nats by which a reply may be less apt than the best and still be said.</summary>
        private const float Margin = 0.75f;

        /// <summary>Nats against a reply that was written for another form of remark.</summary>
        private const float OtherForm = 1f;

        private readonly TopicBank _bank;
        private readonly BpeTokenizer _tokenizer;
        private readonly SpeechStyle _style;
        private readonly DialogueMemory _memory;
        private readonly WordMask _words;
        private readonly ReplyRanker? _ranker;
        private readonly List<(Emotion Emotion, int[] Tokens, float Score)> _found = new List<(Emotion, int[], float)>();
        private bool _fitsAll;

        public TopicChooser(TopicBank bank, BpeTokenizer tokenizer, SpeechStyle style, DialogueMemory memory, WordMask words, ReplyRanker? ranker = null)
        {
            _ranker = ranker;
            _bank = bank;
            _tokenizer = tokenizer;
            _style = style;
            _memory = memory;
            _words = words;
        }

        /// <summary>The topic found, as "intent/topic"; null for none.</summary>
        public string? Topic { get; private set; }

        /// <summary>Looks for replies to a line.</summary>
        /// <returns>The emotions they are said with, one bit each; 0 when there are none.</returns>
        public int Find(PlayerIntent intent, TurnAnalysis turn)
        {
            _found.Clear();
            foreach (var topic in _bank.Find(intent, turn))
            {
                var emotions = Collect(topic, turn);
                if (emotions != 0)
                    return emotions;
            }

            Topic = null;
            return 0;
        }

        private int Collect(Topic topic, TurnAnalysis turn)
        {
            _found.Clear();
            Topic = topic.Intent + "/" + topic.Name;
            _fitsAll = topic.Intent == TopicBank.General;
            var emotions = 0;
            var least = float.NegativeInfinity;
            foreach (var (reply, score) in Candidates(topic, turn))
            {
                if (score < least || _found.Count == MostReplies)
                    break;
                // The words of a reply begin with a space like every other word.
                var tokens = _tokenizer.Encode(" " + reply.Text);
                if (!MayBeSaid(tokens))
                    continue;
                least = Math.Max(least, score - Margin);
                _found.Add((reply.Emotion, tokens, score));
                emotions |= 1 << (int)reply.Emotion;
            }

            return emotions;
        }

        // The most apt first; as they stand in the bank where that is not known.
        private IEnumerable<(TopicReply Reply, float Score)> Candidates(Topic topic, TurnAnalysis turn)
        {
            var own = topic.Replies.Where(r => r.Style == _style);
            if (!_fitsAll || _ranker == null)
                return own.Select(r => (r, 0f));
            var wants = _ranker.Wants(turn.Traits);
            var others = _bank.Beside(topic).SelectMany(t => t.Replies).Where(r => r.Style == _style);
            return own.Select(r => (Reply: r, Score: _ranker.Score(wants, r.Text)))
                .Concat(others.Select(r => (Reply: r, Score: _ranker.Score(wants, r.Text) - OtherForm)))
                .OrderByDescending(r => r.Score);
        }

        /// <summary>Prescribes the replies found that are said with an emotion.</summary>
        public void Fill(ReplyScript script, Emotion emotion)
        {
            script.IsRanked = _fitsAll;
            foreach (var (carried, tokens, score) in _found)
            {
                if (carried == emotion)
                    script.Add(tokens, score);
            }
        }

        private bool MayBeSaid(int[] tokens) => tokens.Length < ReplyGrammar.HardLimit && _words.CanSpell(tokens) && !_memory.WasSaid(Fingerprint(tokens));

        private static ulong Fingerprint(int[] tokens)
        {
            var hash = StableHash.Empty;
            foreach (var token in tokens)
                hash = StableHash.Add(hash, token);
            return hash;
        }
    }
}
