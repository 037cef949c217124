using System;

namespace GptDialogue.Inference
{
    /// <summary>The first runs of a session, made before anybody waits for them. Rows are empty before and after.</summary>
    internal static class SessionWarmUp
    {
        /// <summary>Where prompts are read in a way of their own, what is left to run is said, hardly ever more tokens at once than these.</summary>
        private const int MostSaid = 16;

        /// <summary>Runs every shape once, as the first run of a shape plans its memory, and finds out whether pairs are needed.</summary>
        public static void Run(ModelSession session, RunBuffers buffers)
        {
            var cache = session.Cache;
            if (!cache.RowsAreSeparate) buffers.Pairs = PairProbe.NeedsPairs(session, buffers);
            session.CanDraft = DraftProbe.CanDraft(session);
            var tokens = new int[session.LargestPiece];
            foreach (var count in PieceSizes.UpTo(tokens.Length))
            {
                if (session.ReadsPrompts)
                {
                    session.Read(0, tokens.AsSpan(0, count));
                    cache.RewindTo(0, 0);
                    if (count > MostSaid) continue;
                }
                session.Extend(0, tokens.AsSpan(0, count));
                cache.RewindTo(0, 0);
                if (!session.CanDraft || count == 1) continue;
                session.Extend(0, tokens.AsSpan(0, count), Math.Min(ModelSession.MaxTail, count));
                cache.RewindTo(0, 0);
            }
            for (var rows = cache.RowsAreSeparate ? 1 : cache.Rows; rows > 0; rows--)
            {
                session.Step(0, new int[rows]);
                for (var row = 0; row < rows; row++) cache.RewindTo(row, 0);
            }
        }

        /// <summary>Makes one run, to see whether the device makes any.</summary>
        public static void Probe(ModelSession session)
        {
            session.Extend(0, stackalloc int[1]);
            session.Cache.RewindTo(0, 0);
        }
    }
}
