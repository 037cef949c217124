using System;

namespace GptDialogue.Inference
{
    /// <summary>
    /// Finds out whether a token alone and the same token in a pair come out the same to the last bit, which depends on the kernels
    /// of the processor at hand and on the format of the weights.
    /// </summary>
    internal static class PairProbe
    {
        private const int Tokens = 6; // with several layers and thousands of logits each, one would nearly do

        /// <summary>Whether runs must be rounded up to pairs. Uses row 0, which is empty before and after.</summary>
        public static bool NeedsPairs(ModelSession session, RunBuffers buffers)
        {
            if (session.Cache.Capacity < Tokens + 2) return true;
            var alone = Run(session, buffers, pairs: false);
            var paired = Run(session, buffers, pairs: true);
            return !alone.AsSpan().SequenceEqual(paired);
        }

        private static float[] Run(ModelSession session, RunBuffers buffers, bool pairs)
        {
            buffers.Pairs = pairs;
            var logits = new float[Tokens * session.VocabularySize];
            Span<int> token = stackalloc int[1];
            for (var i = 0; i < Tokens; i++)
            {
                token[0] = (i * 977 + 7) % session.VocabularySize; // no two alike, and from all over the vocabulary
                session.Extend(0, token);
                session.Logits().CopyTo(logits.AsSpan(i * session.VocabularySize));
            }
            session.Cache.RewindTo(0, 0);
            return logits;
        }
    }
}
