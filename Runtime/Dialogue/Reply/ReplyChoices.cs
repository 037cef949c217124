using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>The tokens among which a reply may decide at each stage before its words: exactly what is legal at this moment.</summary>
    internal static class ReplyChoices
    {
        /// <summary>Adds the legal tokens of a stage; always at least one.</summary>
        public static void Add(ReplyStage stage, TurnAnalysis turn, ReplyPlan plan, SlotTable slots, List<int> allowed)
        {
            switch (stage)
            {
                case ReplyStage.Tone:
                    for (var tone = Tone.Friendly; tone <= Tone.Hostile; tone++)
                        allowed.Add(Control.Tone(tone));
                    break;
                case ReplyStage.Kind:
                    AddKinds(turn, allowed);
                    break;
                case ReplyStage.Pointer:
                    AddPointers(turn, plan, allowed);
                    break;
                case ReplyStage.Emotion:
                    AddEmotions(plan, allowed);
                    break;
                case ReplyStage.Action:
                    AddActions(turn, plan, allowed);
                    break;
                case ReplyStage.Argument:
                    foreach (var argument in MatchOf(turn, plan.Action!).Arguments)
                        allowed.Add(slots.Token(argument));
                    break;
            }
        }

        private static bool IsSameLine(TurnAnalysis turn) => turn.Lines.Count > 0 && turn.Lines[0].Score >= LineMatcher.SameScore;

        private static void AddKinds(TurnAnalysis turn, List<int> allowed)
        {
            if (turn.Lines.Count > 0)
                allowed.Add(Control.PlayLine);
            if (IsSameLine(turn))
                return;
            allowed.Add(Control.Refuse);
            allowed.Add(Control.Say);
            // With a secret on the table the only honest answers are to refuse or to talk of something else.
            if (turn.IsLocked)
                return;
            if (turn.Facts.Count > 0)
                allowed.Add(Control.Tell);
            allowed.Add(Control.Unknown);
            allowed.Add(Control.Farewell);
        }

        private static void AddPointers(TurnAnalysis turn, ReplyPlan plan, List<int> allowed)
        {
            var tells = plan.Kind == ReplyKind.Tell;
            var count = tells ? turn.Facts.Count : IsSameLine(turn) ? 1 : turn.Lines.Count;
            for (var i = 0; i < count; i++)
                allowed.Add(tells ? Control.FactPointer(i) : Control.LinePointer(i));
        }

        private static void AddEmotions(ReplyPlan plan, List<int> allowed)
        {
            if (plan.Line?.Emotion != null)
            {
                allowed.Add(Control.Emotion(plan.Line.Emotion.Value));
                return;
            }

            for (var emotion = Emotion.Neutral; emotion <= Emotion.Surprised; emotion++)
                allowed.Add(Control.Emotion(emotion));
        }

        private static void AddActions(TurnAnalysis turn, ReplyPlan plan, List<int> allowed)
        {
            // An authored line carries its own action, and a line that plays a fallback proposes nothing.
            var open = plan.Kind == ReplyKind.Say || plan.Kind == ReplyKind.Tell;
            for (var i = 0; open && i < turn.Actions.Count; i++)
            {
                if (turn.Actions[i].IsLegal)
                    allowed.Add(Control.ActionPointer(i));
            }

            allowed.Add(Control.NoAction);
        }

        private static ActionMatch MatchOf(TurnAnalysis turn, GameAction action)
        {
            foreach (var match in turn.Actions)
            {
                if (match.Action == action)
                    return match;
            }

            throw new InvalidOperationException("An action is proposed that is not offered.");
        }
    }
}
