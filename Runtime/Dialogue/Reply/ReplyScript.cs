using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Written replies of which the model says one: a token is legal if some reply that begins with the words so far goes on with it.
    /// Empty when the model is free. Nothing is allocated per token.
    /// </summary>
    internal sealed class ReplyScript
    {
        private readonly List<(int[] Words, float Score)> _replies = new List<(int[], float)>();
        private int _position;

        /// <summary>True when nothing is prescribed.</summary>
        public bool IsEmpty => _replies.Count == 0;

        /// <summary>
        /// Whether the model's preference is left out, and what comes next is as likely as the score of the best reply that goes on with it. Of replies that fit whatever was said the model
        /// would always choose the same few.
        /// </summary>
        public bool IsRanked { get; set; }

        /// <summary>Prescribes nothing.</summary>
        public void Clear()
        {
            IsRanked = false;
            _replies.Clear();
            _position = 0;
        }

        /// <summary>Adds a reply to choose from.</summary>
        /// <param name="words">Its tokens without the end.</param>
        /// <param name="score">How likely it is beside the others, in nats.</param>
        public void Add(int[] words, float score = 0f) => _replies.Add((words, score));

        /// <summary>The token that has to come next; -1 where there is a choice.</summary>
        public int OnlyToken()
        {
            var only = Next(0);
            for (var i = 1; i < _replies.Count; i++)
            {
                if (Next(i) != only)
                    return -1;
            }

            return only;
        }

        /// <summary>Leaves nothing but what a reply goes on with.</summary>
        public void Mask(Span<float> logits)
        {
            Span<float> kept = stackalloc float[_replies.Count];
            // A logit that is itself not usable must not leave the row without any choice.
            for (var i = 0; i < kept.Length; i++)
                kept[i] = IsRanked ? _replies[i].Score : float.IsFinite(logits[Next(i)]) ? logits[Next(i)] : 0f;
            logits.Fill(float.NegativeInfinity);
            for (var i = 0; i < kept.Length; i++)
                logits[Next(i)] = IsRanked ? Math.Max(logits[Next(i)], kept[i]) : kept[i];
        }

        /// <summary>Goes on; drops the replies that do not.</summary>
        public void Accept(int token)
        {
            for (var i = _replies.Count - 1; i >= 0; i--)
            {
                if (Next(i) != token)
                    _replies.RemoveAt(i);
            }

            _position++;
        }

        private int Next(int reply) => _position < _replies[reply].Words.Length ? _replies[reply].Words[_position] : Control.End;
    }
}
