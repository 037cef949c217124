using System;
using GptDialogue.Inference;

namespace GptDialogue.Generation
{
    /// <summary>
    /// Running ahead when only one text is under way: the task guesses its next tokens, one run computes the logits after each of
    /// them, and the task chooses as ever, as long as what it chooses is what was guessed (speculative decoding, Leviathan et al.
    /// 2023, with equality as its test). Masks, logits and random numbers are those of choosing one by one, so the text is too.
    /// </summary>
    public sealed partial class Scheduler
    {
        /// <summary>Most tokens of a guess.</summary>
        private const int LongestDraft = ModelSession.MaxTail - 1;

        /// <summary>A run of up to so many tokens takes longer with each; a longer one already keeps the processor's units busy.</summary>
        private const int ShortRun = 8;

        // What a further token costs, as a share of a run of one.
        private const float CostInShortRun = 0.3f;
        private const float CostInLongRun = 0.15f;

        private readonly int[] _draft = new int[LongestDraft];
        private readonly float[] _likelihoods = new float[LongestDraft];

        /// <summary>Runs the only text under way together with a guess of how it goes on. False if there is none worth it.</summary>
        private bool SpeakAhead()
        {
            if (_lanes.Count != 1 || !_session.CanDraft) return false;
            var lane = _lanes[0];
            if (!MayRun(lane) || lane.Generator.Pending == 0 || lane.Generator.Pending > Piece || lane.Generator.IsReading) return false;
            try
            {
                var count = DraftFor(lane);
                if (count == 0) return false;
                var pending = lane.Generator.Pending;
                var all = lane.Generator.RunDraft(_draft.AsSpan(0, count));
                Counts.Runs++;
                if (pending > 1) Counts.PrefilledTokens += pending;
                if (all) Check(lane, count);
            }
            catch (DeviceLostException e)
            {
                Moved(e);
            }
            catch (Exception e)
            {
                Finish(lane, WorkOutcome.Failed, e);
            }
            return true;
        }

        /// <summary>How many tokens of the guess are worth running.</summary>
        private int DraftFor(Lane lane)
        {
            var pending = lane.Generator.Pending;
            var room = lane.Generator.Room;
            var guessed = lane.Current!.Draft(_draft.AsSpan(0, Math.Min(LongestDraft, room)), _likelihoods);
            var cost = pending < ShortRun ? CostInShortRun : CostInLongRun;
            var count = 0;
            while (count < guessed && _likelihoods[count] >= cost) count++;
            // What would only be rounding is free; what would not fit into the same run is left out.
            var size = PieceSizes.Choose(pending + count, Piece, pending + room);
            return Math.Max(0, Math.Min(guessed, size - pending));
        }

        /// <summary>Lets the task choose for as long as its choices are the guess.</summary>
        private void Check(Lane lane, int count)
        {
            var generator = lane.Generator;
            var start = generator.Length;
            var right = 0;
            var more = true;
            var task = lane.Current!;
            try
            {
                for (var follows = true; more && follows;)
                {
                    var before = generator.Length;
                    task.HasAdvanced = true;
                    more = task.Advance(_session.Logits(right));
                    while (right < count && start + right < generator.Length && generator.Tokens[start + right] == _draft[right]) right++;
                    follows = generator.Length > before && start + right == generator.Length;
                }
            }
            finally
            {
                Counts.Tokens += generator.Length - start;
                Counts.Drafted += count;
                Counts.Kept += right;
                generator.Keep(start + right);
            }
            if (!more) Finish(lane, WorkOutcome.Done, null);
        }
    }
}
