using System;

namespace GptDialogue.Sampling
{
    /// <summary>Makes recent tokens less likely (Keskar et al. 2019), each once, however often it occurred.</summary>
    internal static class RepetitionPenalty
    {
        public static void Apply(Span<float> logits, ReadOnlySpan<int> history, float penalty, int window)
        {
            if (penalty == 1) return;
            var recent = history.Slice(Math.Max(0, history.Length - window));
            for (var i = 0; i < recent.Length; i++)
            {
                var token = recent[i];
                // Windows are short: looking back is cheaper than a set.
                if (recent.Slice(0, i).IndexOf(token) >= 0) continue;
                if (logits[token] > 0) logits[token] /= penalty;
                else logits[token] *= penalty;
            }
        }
    }
}
