using System;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>
    /// Lets the runtime vote on what the player's line means. The intent reader's log-probabilities are added to the model's logits,
    /// which makes the choice a product of both opinions (Hinton 2002). Retrieval adds what it found: a question for a fact that
    /// matches well is believed, an authored line counts by how near it is.
    /// </summary>
    internal static class ReadingPrior
    {
        /// <summary>Nats for each unit by which the best fact scores above a hit.</summary>
        private const float Belief = 3.5f;

        /// <summary>The same for a line that is not shaped like a question: "good night" is not about the night of the flood.</summary>
        private const float RemarkBelief = 1.5f;

        /// <summary>Nats for a request: players ask for what a character can do more often than composed dialogues do.</summary>
        private const float Eagerness = 0.7f;

        /// <summary>Nats for a question when what matches best is a secret.</summary>
        private const float Suspicion = 2.5f;

        /// <summary>Nats for each unit of similarity by which the nearest authored line differs from one that surely fits.</summary>
        private const float Nearness = 20f;

        private const float Fits = 0.55f;

        /// <summary>A line that also proposes an action has to be nearer: said to a remark it would be worse than a weak answer.</summary>
        private const float ActionFits = 0.65f;

        /// <summary>Adds the opinion to the logits of families, or of the members of the family that was decided.</summary>
        public static void Add(ReplyStage stage, TurnAnalysis turn, int family, Span<float> logits)
        {
            if (stage == ReplyStage.Family)
            {
                for (var i = 0; i < PlayerIntent.Families; i++)
                    logits[Control.Family(i)] += OfFamily(turn, i);
                return;
            }

            foreach (var intent in PlayerIntent.MembersOf(family))
                logits[Control.Member(intent.Member)] += Of(turn, intent);
        }

        private static float OfFamily(TurnAnalysis turn, int family)
        {
            // A family is as likely as its members together; without a reader, as its likeliest one.
            var sum = 0.0;
            var most = float.NegativeInfinity;
            foreach (var intent in PlayerIntent.MembersOf(family))
            {
                sum += Math.Exp(Of(turn, intent));
                most = Math.Max(most, Of(turn, intent));
            }

            return turn.Readings == null ? most : (float)Math.Log(sum + 1e-9);
        }

        private static float Of(TurnAnalysis turn, PlayerIntent intent)
        {
            var opinion = turn.Readings == null ? 0f : turn.Readings[intent.Index];
            if (intent.Answer == AnswerKind.Authored && turn.Lines.Count > 0)
                return opinion + Nearness * (turn.Lines[0].Score - (turn.Lines[0].Line.Action != null ? ActionFits : Fits));
            if (intent.Answer == AnswerKind.Request)
                return opinion + Eagerness;
            if (intent.Answer == AnswerKind.Fact && turn.IsLocked)
                return opinion + Suspicion;
            if (intent.Answer == AnswerKind.Fact && turn.Facts.Count > 0 && turn.Facts[0].IsHit)
                return opinion + (IsQuestion(turn) ? Belief : RemarkBelief) * (turn.Facts[0].Score - FactRetriever.HitScore);
            return opinion;
        }

        private static bool IsQuestion(TurnAnalysis turn) =>
            turn.Line.Text.IndexOf('?') >= 0 || (turn.Words.Count > 0 && FunctionWords.IsQuestion(turn.Words[0].Lower));
    }
}
