using System;
using GptDialogue.Dialogue.Text;
using GptDialogue.Generation;
using GptDialogue.Sampling;

namespace GptDialogue.Traces
{
    /// <summary>Shows a probe what a constraint allows and what is chosen.</summary>
    internal sealed class ProbedConstraint : ITokenConstraint
    {
        private readonly ITokenConstraint _inner;
        private readonly ITurnProbe _probe;
        private bool _applied;

        public ProbedConstraint(ITokenConstraint inner, ITurnProbe probe)
        {
            _inner = inner;
            _probe = probe;
        }

        /// <summary>A fingerprint of which tokens are allowed, whatever their logits.</summary>
        public static ulong HashOf(ReadOnlySpan<float> logits)
        {
            var hash = StableHash.Empty;
            for (var token = 0; token < logits.Length; token++)
            {
                if (!float.IsNegativeInfinity(logits[token]))
                    hash = StableHash.Add(hash, token);
            }

            return hash;
        }

        public void Apply(Span<float> logits)
        {
            _inner.Apply(logits);
            _applied = true;
            _probe.Masked(HashOf(logits));
        }

        public void Accept(int token)
        {
            // Where only one token can come the model is not asked: that is a mask of one.
            if (!_applied)
                _probe.Masked(StableHash.Add(StableHash.Empty, token));
            _applied = false;
            _inner.Accept(token);
            _probe.Chosen(token);
        }
    }
}
