using System;
using System.Collections.Generic;

namespace GptDialogue.Training.Corpus
{
    /// <summary>Finds held-out documents whose passages also stand in the training text, by shared runs of eight words.</summary>
    internal static class CorpusOverlap
    {
        /// <summary>
        /// Clears the mark of every held-out document of which more than <paramref name="allowed"/> (0 to 1) of its runs occur in
        /// the rest. Repeats until nothing changes, because a released document is training text for the others.
        /// </summary>
        /// <returns>The number of documents released.</returns>
        public static int ReleaseRepeated(IReadOnlyList<CorpusDocument> documents, bool[] held, double allowed)
        {
            var inTraining = new Dictionary<ulong, bool>();
            for (var i = 0; i < held.Length; i++)
                if (held[i])
                    ForEachRun(documents[i], run => inTraining[run] = false);
            for (var i = 0; i < held.Length; i++)
                if (!held[i])
                    Mark(documents[i], inTraining);

            var released = 0;
            for (var changed = true; changed;)
            {
                changed = false;
                for (var i = 0; i < held.Length; i++)
                {
                    if (!held[i] || Overlap(documents[i], inTraining) <= allowed) continue;
                    held[i] = false;
                    Mark(documents[i], inTraining);
                    released++;
                    changed = true;
                }
            }

            return released;
        }

        private static void Mark(CorpusDocument document, Dictionary<ulong, bool> inTraining) => ForEachRun(document, run =>
        {
            if (inTraining.TryGetValue(run, out var marked) && !marked) inTraining[run] = true;
        });

        private static double Overlap(CorpusDocument document, Dictionary<ulong, bool> inTraining)
        {
            int runs = 0, shared = 0;
            ForEachRun(document, run =>
            {
                runs++;
                if (inTraining[run]) shared++;
            });
            return runs == 0 ? 0 : (double)shared / runs;
        }

        private static void ForEachRun(CorpusDocument document, Action<ulong> visit)
        {
            Span<ulong> window = stackalloc ulong[WordHash.RunLength];
            var runs = new WordHash(document.Utf8.Span, window);
            while (runs.Next(out var run)) visit(run);
        }
    }
}
