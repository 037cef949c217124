using System;

namespace GptDialogue.Sampling
{
    /// <summary>
    /// Logits in, token out. The same seed and logits give the same tokens. Forbidden tokens are none of its business: they arrive
    /// as negative infinity. Allocates nothing after construction; one thread at a time.
    /// </summary>
    public sealed class Sampler
    {
        private readonly SamplerOptions _options;
        private readonly Candidates _candidates;

        /// <summary>Makes a sampler for a vocabulary.</summary>
        /// <param name="options">How to draw; not to be changed afterwards.</param>
        /// <param name="seed">Start of the random sequence.</param>
        /// <param name="vocabularySize">Number of logits (V).</param>
        /// <exception cref="GptDialogueException">An option is out of range.</exception>
        public Sampler(SamplerOptions options, ulong seed, int vocabularySize)
        {
            _options = (options ?? throw new ArgumentNullException(nameof(options))).Validated();
            _candidates = new Candidates(vocabularySize);
            Random = new RandomSource(seed);
        }

        /// <summary>The source of randomness; its state belongs into a save.</summary>
        public RandomSource Random { get; }

        /// <summary>
        /// How far below the largest logit a token may lie and still be drawn; what lies lower need not be looked at. Infinite where
        /// any may be drawn.
        /// </summary>
        internal float Reach =>
            _options.RepetitionPenalty != 1 ? float.PositiveInfinity // changes the order afterwards
            : _options.Temperature == 0 ? 0
            : _options.MinP > 0 ? -_options.Temperature * (float)Math.Log(_options.MinP) * 1.001f
            : float.PositiveInfinity;

        /// <summary>Chooses a token.</summary>
        /// <param name="logits">(V), changed in place by the repetition penalty.</param>
        /// <param name="history">The tokens so far, oldest first, as far as they count as repetition.</param>
        /// <exception cref="GptDialogueException">Every token is forbidden, or the logits are not numbers.</exception>
        public int Sample(Span<float> logits, ReadOnlySpan<int> history)
        {
            RepetitionPenalty.Apply(logits, history, _options.RepetitionPenalty, _options.RepetitionWindow);
            var best = ArgMax(logits);
            if (_options.Temperature == 0) return best;

            _candidates.Collect(logits, logits[best], _options.Temperature, _options.MinP);
            _candidates.Keep(_options.TopK, _options.TopP);
            return _candidates.Draw(Random.NextDouble());
        }

        /// <summary>
        /// Takes note that a token was certain and not sampled: randomness goes on as if it had been drawn from logits that forbid
        /// all others.
        /// </summary>
        public void Skip()
        {
            if (_options.Temperature != 0) Random.NextDouble();
        }

        /// <summary>The token of the largest logit; of equals the first.</summary>
        /// <exception cref="GptDialogueException">There is no finite logit.</exception>
        public static int ArgMax(ReadOnlySpan<float> logits)
        {
            var best = -1;
            var highest = float.NegativeInfinity;
            for (var i = 0; i < logits.Length; i++)
            {
                if (!(logits[i] > highest)) continue; // false for NaN as well
                highest = logits[i];
                best = i;
            }
            if (best >= 0) return best;
            throw new GptDialogueException(
                $"None of the {logits.Length} tokens may come next: "
                + "the constraint forbids all of them, or the model's output is not a number.");
        }
    }
}
