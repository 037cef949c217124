using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Topics
{
    /// <summary>
    /// Finds what may answer the topic of a line in one conversation: replies in the character's style, of words that this world allows,
    /// that were not said before. Which of them it is, the model chooses, unless all fit whatever was said.
    /// </summary>
    internal sealed class TopicChooser
    {
        /// <summary>Replies to choose from at most.</summary>
        private const int MostReplies = 32;

        private readonly TopicBank _bank;
        private readonly BpeTokenizer _tokenizer;
        private readonly SpeechStyle _style;
        private readonly DialogueMemory _memory;
        private readonly WordMask _words;
        private readonly List<(Emotion Emotion, int[] Tokens)> _found = new List<(Emotion, int[])>();
        private bool _fitsAll;

        public TopicChooser(TopicBank bank, BpeTokenizer tokenizer, SpeechStyle style, DialogueMemory memory, WordMask words)
        {
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
                var emotions = Collect(topic);
                if (emotions != 0)
                    return emotions;
            }

            Topic = null;
            return 0;
        }

        private int Collect(Topic topic)
        {
            _found.Clear();
            Topic = topic.Intent + "/" + topic.Name;
            _fitsAll = topic.Intent == TopicBank.General;
            var emotions = 0;
            foreach (var reply in topic.Replies)
            {
                if (reply.Style != _style || _found.Count == MostReplies)
                    continue;
                // The words of a reply begin with a space like every other word.
                var tokens = _tokenizer.Encode(" " + reply.Text);
                if (!MayBeSaid(tokens))
                    continue;
                _found.Add((reply.Emotion, tokens));
                emotions |= 1 << (int)reply.Emotion;
            }

            return emotions;
        }

        /// <summary>Prescribes the replies found that are said with an emotion.</summary>
        public void Fill(ReplyScript script, Emotion emotion)
        {
            script.IsEven = _fitsAll;
            foreach (var (carried, tokens) in _found)
            {
                if (carried == emotion)
                    script.Add(tokens);
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
