using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>Compares replies with what a suite expects of them.</summary>
    internal static class SuiteJudge
    {
        /// <summary>Judges a finished case: every line's own expectations, then the case's on its last reply and on all.</summary>
        public static void Judge(SuiteCase entry, CaseReport report, SuiteTotals totals)
        {
            List<SuiteReply> replies = report.Replies.Select(pair => pair.Reply).ToList();
            for (int i = 0; i < entry.Turns.Count; i++)
            {
                if (entry.Turns[i].Expect is Expectation own)
                {
                    SuiteReply? reply = i < replies.Count ? replies[i] : null;
                    Judge(own, reply, reply == null ? new List<SuiteReply>() : new List<SuiteReply> { reply }, replies, report, totals, $" (line {i + 1})");
                }
            }

            if (entry.Expect is Expectation expect)
            {
                bool complete = replies.Count == entry.Turns.Count && replies.Count > 0;
                Judge(expect, complete ? replies[replies.Count - 1] : null, replies, replies, report, totals, string.Empty);
            }

            totals.Count(report);
        }

        private static void Judge(
            Expectation expect, SuiteReply? reply, List<SuiteReply> guarded, List<SuiteReply> all, CaseReport report, SuiteTotals totals, string where)
        {
            if (expect.Says != null)
            {
                List<SuitePattern> missing = expect.Says.Where(pattern => reply == null || !pattern.Matches(reply.Text)).ToList();
                Note(ExpectationKind.Says, missing.Select(pattern => pattern.Source.Value), report, totals, where);
            }

            if (expect.Never != null)
            {
                List<SuitePattern> found = expect.Never.Where(pattern => !pattern.IsValid || guarded.Any(said => pattern.Matches(said.Text))).ToList();
                Note(ExpectationKind.Never, found.Select(pattern => pattern.Source.Value), report, totals, where);
            }

            if (expect.Actions != null)
            {
                JudgeAction(expect.Actions, reply?.Action, reply != null, report, totals, where);
            }

            Among(ExpectationKind.Emotion, expect.Emotions?.Select(emotion => emotion.Word()), reply?.Emotion.Word(), report, totals, where);
            Among(ExpectationKind.Tone, expect.Tones?.Select(tone => tone.Word()), reply?.Tone.Word(), report, totals, where);
            Among(ExpectationKind.Fallback, expect.Fallbacks, reply == null ? null : reply.Fallback ?? "none", report, totals, where);
            if (expect.Distinct)
            {
                string? repeated = all.GroupBy(said => Bare(said.Text)).FirstOrDefault(group => group.Count() > 1)?.First().Text;
                Note(ExpectationKind.Distinct, repeated == null ? Enumerable.Empty<string>() : new[] { repeated }, report, totals, where);
            }
        }

        private static void JudgeAction(IReadOnlyList<SourceAction?> accepted, ActionCall? proposed, bool replied, CaseReport report, SuiteTotals totals, string where)
        {
            // An expected action without an argument leaves the argument open.
            bool met = replied && accepted.Any(action => action == null
                ? proposed == null
                : proposed != null && (action.Value.Equals(proposed) || (action.Value.Argument == null && action.Value.Action == proposed.Action)));
            totals.CountAction(proposed != null, accepted.All(action => action != null), met && proposed != null);
            string wanted = string.Join(" or ", accepted.Select(action => action?.Value.ToString() ?? "none"));
            Note(ExpectationKind.Action, met ? Enumerable.Empty<string>() : new[] { $"{wanted}, was {proposed?.ToString() ?? "none"}" }, report, totals, where);
        }

        private static void Among(ExpectationKind kind, IEnumerable<string>? accepted, string? was, CaseReport report, SuiteTotals totals, string where)
        {
            if (accepted != null)
            {
                List<string> words = accepted.ToList();
                bool met = was != null && words.Contains(was);
                Note(kind, met ? Enumerable.Empty<string>() : new[] { $"{string.Join(" or ", words)}, was {was ?? "missing"}" }, report, totals, where);
            }
        }

        private static void Note(ExpectationKind kind, IEnumerable<string> failures, CaseReport report, SuiteTotals totals, string where)
        {
            int before = report.Failed.Count;
            report.Failed.AddRange(failures.Select(failure => $"{kind.ToString().ToLowerInvariant()}: {failure}{where}"));
            totals.Count(kind, report.Failed.Count == before);
        }

        // Two replies are the same sentence when only case, spacing or punctuation tells them apart.
        private static string Bare(string text)
        {
            var bare = new StringBuilder(text.Length);
            foreach (WordSpan word in WordSpan.Split(text))
            {
                bare.Append(word.Text.ToLowerInvariant()).Append(' ');
            }

            return bare.ToString();
        }
    }
}
