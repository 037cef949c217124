using System;

namespace GptDialogue.Inference
{
    /// <summary>
    /// Finds out whether tokens that are run together come out the same to the last bit as one after the other. An unrounded cache
    /// tells the difference with most kernels, an 8-bit one does not; and a draft may only ever save time.
    /// </summary>
    internal static class DraftProbe
    {
        private const int Before = 24; // a prompt whose last piece already holds a draft
        private const int Tokens = Before + ModelSession.MaxTail;

        /// <summary>Whether they do. Uses row 0, which is empty before and after.</summary>
        public static bool CanDraft(ModelSession session)
        {
            if (session.Cache.Capacity < Tokens + 2 || session.LargestPiece < Tokens) return false;
            var tokens = new int[Tokens];
            for (var i = 0; i < Tokens; i++) tokens[i] = (i * 977 + 7) % session.VocabularySize; // no two alike, and from all over the vocabulary
            // At the end of a prompt, and alone in groups of several sizes.
            var expected = OneByOne(session, tokens);
            return expected.AsSpan().SequenceEqual(AtTheEnd(session, tokens)) && expected.AsSpan().SequenceEqual(InGroups(session, tokens, 4));
        }

        private static float[] OneByOne(ModelSession session, int[] tokens)
        {
            session.Extend(0, tokens.AsSpan(0, Before));
            var logits = new float[ModelSession.MaxTail * session.VocabularySize];
            for (var i = 0; i < ModelSession.MaxTail; i++)
            {
                session.Extend(0, tokens.AsSpan(Before + i, 1));
                session.Logits().CopyTo(logits.AsSpan(i * session.VocabularySize));
            }
            session.Cache.RewindTo(0, 0);
            return logits;
        }

        private static float[] AtTheEnd(ModelSession session, int[] tokens)
        {
            session.Extend(0, tokens, ModelSession.MaxTail);
            session.Cache.RewindTo(0, 0);
            return Logits(session, ModelSession.MaxTail);
        }

        private static float[] InGroups(ModelSession session, int[] tokens, int size)
        {
            session.Extend(0, tokens.AsSpan(0, Before));
            var logits = new float[ModelSession.MaxTail * session.VocabularySize];
            for (var at = 0; at < ModelSession.MaxTail; at += size)
            {
                session.Extend(0, tokens.AsSpan(Before + at, size), size);
                Logits(session, size).CopyTo(logits, at * session.VocabularySize);
            }
            session.Cache.RewindTo(0, 0);
            return logits;
        }

        private static float[] Logits(ModelSession session, int count)
        {
            var logits = new float[count * session.VocabularySize];
            for (var i = 0; i < count; i++) session.Logits(i).CopyTo(logits.AsSpan(i * session.VocabularySize));
            return logits;
        }
    }
}
