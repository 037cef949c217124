using System;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Lets the scores of retrieval weigh in where a fact, line or action is chosen: the prompt tells the model only whether something
    /// matched, while a score tells how well.
    /// </summary>
    internal static class RetrievalPrior
    {
        /// <summary>Nats per unit of score.</summary>
        private const float Weight = 2f;

        /// <summary>Nats against telling a fact that has only one word in common with a line of several.</summary>
        private const float Thin = 1.4f;

        /// <summary>What counts against the best fact, in nats: at what the line means and again at whether the fact is told.</summary>
        public static float Against(TurnAnalysis turn) => turn.IsThin ? Thin : 0f;

        /// <summary>Adds the scores to the logits of the kind of reply, of the pointer or of the action; other stages are left alone.</summary>
        public static void Add(ReplyStage stage, TurnAnalysis turn, ReplyPlan plan, Span<float> logits)
        {
            if (stage == ReplyStage.Kind)
            {
                if (turn.Facts.Count > 0 && !turn.Facts[0].IsFiller)
                    logits[Control.Tell] += Weight * (turn.Facts[0].Score - FactRetriever.HitScore) - Against(turn);
                return;
            }

            if (stage == ReplyStage.Action)
            {
                for (var i = 0; i < turn.Actions.Count; i++)
                    logits[Control.ActionPointer(i)] += Weight * turn.Actions[i].Score;
                return;
            }

            if (stage != ReplyStage.Pointer)
                return;
            if (plan.Kind == ReplyKind.Tell)
            {
                for (var i = 0; i < turn.Facts.Count; i++)
                    logits[Control.FactPointer(i)] += Weight * turn.Facts[i].Score;
            }
            else
            {
                // Similarities of lines are narrower than scores of facts.
                for (var i = 0; i < turn.Lines.Count; i++)
                    logits[Control.LinePointer(i)] += 2 * Weight * turn.Lines[i].Score;
            }
        }
    }
}
