using System;

namespace GptDialogue.Inference.Devices
{
    /// <summary>
    /// Compares what a device computes with what the CPU computes from the same variant. Drivers do get kernels wrong, often only
    /// those for many tokens at a time, and a character that speaks nonsense gives no other sign of it.
    /// </summary>
    internal static class NumberCheck
    {
        private const int FirstWord = 128; // ids below are control tokens

        /// <summary>The most tokens in one run of a row that come out right, a power of two; 0 if not even two do. Row 0 is left empty.</summary>
        /// <param name="device">The session to look at.</param>
        /// <param name="cpu">The same variant on the CPU.</param>
        /// <param name="weights">Element type of the weights: how much rounding is to be expected.</param>
        /// <param name="difference">The largest difference of logits that was accepted, or the smallest that was not.</param>
        public static int LargestRightPiece(ModelSession device, ModelSession cpu, string weights, out double difference)
        {
            difference = double.PositiveInfinity;
            for (var piece = Math.Min(ModelSession.MaxChunk, device.Cache.Capacity / 4); piece >= 2; piece /= 2)
            {
                device.LargestPiece = piece;
                var (apart, scale) = Compare(device, cpu, piece);
                difference = Math.Min(difference, apart);
                if (apart <= Tolerance(weights) * scale) return piece;
            }
            return 0;
        }

        /// <summary>A first piece, one that continues it, and a single token.</summary>
        private static (double Apart, double Scale) Compare(ModelSession device, ModelSession cpu, int piece)
        {
            var tokens = new int[piece * 2 + 1];
            for (var i = 0; i < tokens.Length; i++) tokens[i] = FirstWord + i * 37 % (cpu.VocabularySize - FirstWord);
            var (apart, scale) = (0.0, 0.0);
            foreach (var session in new[] { device, cpu }) session.Cache.RewindTo(0, 0);
            foreach (var end in new[] { piece, piece * 2, tokens.Length })
            {
                foreach (var session in new[] { device, cpu })
                    while (session.Cache.Length(0) < end) session.Extend(0, tokens.AsSpan(session.Cache.Length(0), end - session.Cache.Length(0)));
                var actual = device.Logits();
                var expected = cpu.Logits();
                for (var i = 0; i < expected.Length; i++)
                {
                    apart = Math.Max(apart, Math.Abs(actual[i] - expected[i]));
                    if (float.IsNaN(actual[i])) apart = double.PositiveInfinity;
                    scale = Math.Max(scale, Math.Abs(expected[i]));
                }
            }
            foreach (var session in new[] { device, cpu }) session.Cache.RewindTo(0, 0);
            return (apart, scale);
        }

        /// <summary>As a share of the largest logit: far above rounding, far below what a wrong kernel gives.</summary>
        private static double Tolerance(string weights) => weights == "fp32" ? 1e-3 : weights == "fp16" ? 2e-2 : 1e-1;
    }
}
