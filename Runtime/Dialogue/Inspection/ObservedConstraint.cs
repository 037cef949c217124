using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Generation;

namespace GptDialogue.Dialogue
{
    /// <summary>Stands in front of a reply's grammar and tells an observer what the grammar did. Allocates; used only when observed.</summary>
    internal sealed class ObservedConstraint : ITokenConstraint
    {
        private const int Top = 8;

        private readonly ITokenConstraint _inner;
        private readonly VocabularyMap _vocabulary;
        private readonly IReplyObserver _observer;
        private float[] _before = Array.Empty<float>();
        private float[] _after = Array.Empty<float>();
        private int _allowed;
        private int _family = -1;

        public ObservedConstraint(ITokenConstraint inner, VocabularyMap vocabulary, IReplyObserver observer)
        {
            _inner = inner;
            _vocabulary = vocabulary;
            _observer = observer;
        }

        public void Apply(Span<float> logits)
        {
            _before = Probabilities(logits, out _);
            _inner.Apply(logits);
            _after = Probabilities(logits, out _allowed);
        }

        public void Accept(int token)
        {
            _inner.Accept(token);
            var shown = Likeliest(_before).Concat(Likeliest(_after)).Append(token).Distinct().OrderByDescending(id => _before[id]).ThenBy(id => id);
            _observer.Chosen(new ReplyToken(Alternative(token), _allowed, shown.Select(Alternative).ToList()));
            if (Control.IsFamily(token)) _family = Control.FamilyOf(token);
        }

        private TokenAlternative Alternative(int id) => new TokenAlternative(id, TokenSpelling.OfReply(id, _vocabulary, _family), _before[id], _after[id]);

        private static IEnumerable<int> Likeliest(float[] probabilities)
        {
            var best = new List<int>(Top + 1);
            for (var id = 0; id < probabilities.Length; id++)
            {
                if (probabilities[id] <= 0f || (best.Count == Top && probabilities[id] <= probabilities[best[Top - 1]]))
                    continue;
                var at = best.Count;
                while (at > 0 && probabilities[best[at - 1]] < probabilities[id])
                    at--;
                best.Insert(at, id);
                if (best.Count > Top)
                    best.RemoveAt(Top);
            }

            return best;
        }

        private static float[] Probabilities(ReadOnlySpan<float> logits, out int possible)
        {
            var probabilities = new float[logits.Length];
            var highest = float.NegativeInfinity;
            foreach (var logit in logits)
                highest = Math.Max(highest, float.IsFinite(logit) ? logit : float.NegativeInfinity);
            possible = 0;
            double total = 0;
            for (var id = 0; id < logits.Length; id++)
            {
                if (!float.IsFinite(logits[id]))
                    continue;
                possible++;
                probabilities[id] = (float)Math.Exp(logits[id] - highest);
                total += probabilities[id];
            }

            for (var id = 0; id < probabilities.Length && total > 0; id++)
                probabilities[id] = (float)(probabilities[id] / total);
            return probabilities;
        }
    }
}
