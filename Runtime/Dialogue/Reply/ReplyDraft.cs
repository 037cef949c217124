using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Tokenization;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Guesses how a reply goes on: what it decides from what the runtime thinks of the line without asking the model, its words from
    /// what usually follows. A guess changes nothing, it is only run ahead. One instance per conversation, without allocation.
    /// </summary>
    internal sealed class ReplyDraft
    {
        /// <summary>Less likely guesses are not worth looking for.</summary>
        private const float Least = 0.03f;

        /// <summary>How often what retrieval ranks first is chosen; decides only whether a guess is worth running.</summary>
        private const float Ranked = 0.7f;

        private readonly NgramTable _table;
        private readonly ReplyDecisions _ahead; // where the guess stands
        private readonly float[] _scores = new float[SpecialTokens.Count];

        public ReplyDraft(NgramTable table, SlotTable slots)
        {
            _table = table;
            _ahead = new ReplyDecisions(slots);
        }

        /// <summary>Guesses the next tokens.</summary>
        /// <param name="now">Where the reply stands.</param>
        /// <param name="reply">Its tokens so far.</param>
        /// <param name="tokens">Takes the guess.</param>
        /// <param name="likelihoods">Takes, for each token, how likely it and all before it are right.</param>
        /// <returns>Number of tokens guessed.</returns>
        public int Write(ReplyDecisions now, ReadOnlySpan<int> reply, Span<int> tokens, Span<float> likelihoods)
        {
            _ahead.CopyFrom(now);
            var before3 = Before(reply, 3);
            var before2 = Before(reply, 2);
            var before1 = Before(reply, 1);
            var likelihood = 1f;
            var count = 0;
            while (count < tokens.Length && _ahead.Stage != ReplyStage.Finished)
            {
                var token = _ahead.Stage == ReplyStage.Words ? Usual(before3, before2, before1, out var share) : Decision(before3, before2, before1, out share);
                likelihood *= share;
                if (token < 0 || likelihood < Least)
                    break;
                // Of several facts the one that was decided on is told.
                if (Control.IsFactPointer(token) && _ahead.Stage == ReplyStage.Words)
                    token = PointerOf(reply, tokens.Slice(0, count), token);
                likelihoods[count] = likelihood;
                tokens[count++] = token;
                (before3, before2, before1) = (before2, before1, token);
                if (_ahead.Stage != ReplyStage.Words)
                    _ahead.Accept(token);
                else if (token == Control.End)
                    break;
            }

            return count;
        }

        private int Decision(int before3, int before2, int before1, out float share)
        {
            share = 1f;
            var choices = _ahead.Choices();
            if (choices.Count == 1)
                return choices[0];
            if (_ahead.Stage <= ReplyStage.Member)
                return Likeliest(choices, out share);
            var usual = Usual(before3, before2, before1, out share);
            if (choices.Contains(usual))
                return usual;
            if (_ahead.Stage != ReplyStage.Kind && _ahead.Stage != ReplyStage.Pointer && _ahead.Stage != ReplyStage.Action)
                return -1;
            var ranked = Likeliest(choices, out _);
            share = Ranked;
            return ranked;
        }

        // What the runtime's own vote says where the model has none.
        private int Likeliest(List<int> choices, out float share)
        {
            _scores.AsSpan().Clear();
            if (_ahead.Stage <= ReplyStage.Member)
                ReadingPrior.Add(_ahead.Stage, _ahead.Turn, _ahead.Plan.Family, _scores);
            else
                RetrievalPrior.Add(_ahead.Stage, _ahead.Turn, _ahead.Plan, _scores);
            var best = choices[0];
            foreach (var choice in choices)
            {
                if (_scores[choice] > _scores[best])
                    best = choice;
            }

            var sum = 0.0;
            foreach (var choice in choices)
                sum += Math.Exp(_scores[choice] - _scores[best]);
            share = (float)(1 / sum);
            return best;
        }

        private int Usual(int before3, int before2, int before1, out float share)
        {
            var general = _table.Next(NgramTable.Context(before3, before2, before1), out share);
            if (_ahead.Plan.Intent == null)
                return general;
            var special = _table.Next(NgramTable.Context(_ahead.Plan.Intent, before2, before1), out var better);
            if (better <= share)
                return general;
            share = better;
            return special;
        }

        private static int PointerOf(ReadOnlySpan<int> reply, ReadOnlySpan<int> guess, int otherwise)
        {
            foreach (var token in reply)
            {
                if (Control.IsFactPointer(token))
                    return token;
            }

            foreach (var token in guess)
            {
                if (Control.IsFactPointer(token))
                    return token;
            }

            return otherwise;
        }

        private static int Before(ReadOnlySpan<int> reply, int distance) => reply.Length >= distance ? reply[reply.Length - distance] : -1;
    }
}
