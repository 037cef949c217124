using System;
using System.Collections.Generic;
using GptDialogue.Dialogue.Judging;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>The tokens among which a reply may decide at each stage before its words: exactly what is legal at this moment.</summary>
    internal static class ReplyChoices
    {
        /// <summary>A question for an item that is not sold is answered by a fact that matches it this well: that says more than "not for sale".</summary>
        private const float ItemOverridden = 0.75f;

        /// <summary>Adds the legal tokens of a stage; always at least one.</summary>
        public static void Add(ReplyStage stage, TurnAnalysis turn, ReplyPlan plan, SlotTable slots, List<int> allowed)
        {
            switch (stage)
            {
                case ReplyStage.Family:
                    for (var family = 0; family < PlayerIntent.Families; family++)
                    {
                        if (HasReading(family, turn))
                            allowed.Add(Control.Family(family));
                    }

                    break;
                case ReplyStage.Member:
                    foreach (var intent in PlayerIntent.MembersOf(plan.Family))
                    {
                        if (IsReading(intent, turn))
                            allowed.Add(Control.Member(intent.Member));
                    }

                    break;
                case ReplyStage.Tone:
                    for (var tone = Tone.Friendly; tone <= Tone.Hostile; tone++)
                        allowed.Add(Control.Tone(tone));
                    break;
                case ReplyStage.Kind:
                    AddKinds(turn, plan.Intent!, allowed);
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
                    var arguments = MatchOf(turn, plan.Action!).Arguments;
                    for (var i = 0; i < arguments.Count; i++)
                        allowed.Add(slots.Token(arguments[i]));
                    break;
            }
        }

        private static bool HasReading(int family, TurnAnalysis turn)
        {
            foreach (var intent in PlayerIntent.MembersOf(family))
            {
                if (IsReading(intent, turn))
                    return true;
            }

            return false;
        }

        // What the character has no line or action for cannot be what the player means.
        internal static bool IsReading(PlayerIntent intent, TurnAnalysis turn)
        {
            if (IsSameLine(turn))
                return intent.Answer == AnswerKind.Authored;
            if (turn.Class != null && turn.Class != LineClasses.Of(intent))
                return false;
            return intent.Answer switch
            {
                AnswerKind.Authored => turn.Lines.Count > 0,
                AnswerKind.Request => HasMeantAction(turn),
                _ => intent.Name == PlayerIntent.LookAlike
                    ? HasMeantAction(turn) && !turn.IsLocked && !(turn.Shape.IsQuestion && HasHit(turn) && !turn.IsPersonal)
                    : !IsIndirect(intent, turn) && !IsUnasked(intent, turn),
            };
        }

        // Nobody who only remarks something wants to hear "I do not know".
        private static bool IsUnasked(PlayerIntent intent, TurnAnalysis turn) =>
            (intent.Answer == AnswerKind.Fact || intent.Name == "unknown_topic")
            && !turn.IsLocked && (turn.Facts.Count == 0 || turn.Facts[0].IsFiller)
            && !turn.Shape.IsQuestion && !turn.Shape.AsksToBeTold && !turn.Shape.AsksToAct;

        private static bool IsIndirect(PlayerIntent intent, TurnAnalysis turn)
        {
            for (var i = 0; i < turn.Indirect.Count; i++)
            {
                if (turn.Indirect[i].Intent == intent)
                    return true;
            }

            return false;
        }

        internal static bool IsSameLine(TurnAnalysis turn) => turn.Lines.Count > 0 && turn.Lines[0].Score >= LineMatcher.SameScore;

        private static bool HasHit(TurnAnalysis turn) => turn.Facts.Count > 0 && turn.Facts[0].IsHit;

        /// <summary>Whether a line about an item that is not sold is a question that a fact answers.</summary>
        internal static bool AsksForFact(TurnAnalysis turn) =>
            turn.Shape.IsQuestion && !turn.IsLocked && turn.Facts.Count > 0 && !turn.Facts[0].IsFiller && turn.Facts[0].Score >= ItemOverridden;

        private static bool NamesWare(TurnAnalysis turn)
        {
            for (var i = 0; i < turn.Entities.Count; i++)
            {
                if (turn.Entities[i].Ware != null)
                    return true;
            }

            return false;
        }

        private static bool HasMeantAction(TurnAnalysis turn) => turn.Requested != null;

        /// <summary>
        /// The kinds of reply that answer what the line was read as. What is asked about the world is answered by a fact or by not
        /// knowing, never by words of the model's own; an action is proposed only to whoever asks for it.
        /// </summary>
        private static void AddKinds(TurnAnalysis turn, PlayerIntent intent, List<int> allowed)
        {
            var hit = HasHit(turn);
            switch (intent.Answer)
            {
                case AnswerKind.Authored:
                    allowed.Add(Control.PlayLine);
                    return;
                case AnswerKind.Farewell:
                    allowed.Add(Control.Farewell);
                    return;
                case AnswerKind.Words:
                    // "What does the key open?" is no request for it, and no remark either.
                    allowed.Add(intent.Name == PlayerIntent.LookAlike && turn.Shape.AsksAbout && !turn.IsPersonal ? Control.Unknown : Control.Say);
                    return;
                case AnswerKind.Item when turn.Class == null && turn.Entities.Count > 0 && !NamesWare(turn) && AsksForFact(turn):
                    allowed.Add(Control.Tell);
                    return;
                case AnswerKind.Item when turn.Class != null && turn.Entities.Count == 0 && intent.Name == "ask_price": // of no thing of this world
                    allowed.Add(Control.Unknown);
                    return;
                case AnswerKind.Item:
                    allowed.Add(Control.Say);
                    allowed.Add(Control.Unknown);
                    return;
                case AnswerKind.Request:
                    AddRequest(turn, allowed);
                    return;
            }

            if (turn.Class == LineClass.Unknown)
            {
                allowed.Add(Control.Unknown);
                return;
            }

            // With a secret on the table the only honest answer is to refuse.
            if (turn.IsLocked)
            {
                allowed.Add(Control.Refuse);
                return;
            }

            if (hit || MayTell(turn, intent))
                allowed.Add(Control.Tell);
            if (turn.Class == LineClass.Fact && allowed.Count > 0)
                return;
            if (intent.Answer == AnswerKind.Person || intent.Answer == AnswerKind.FollowUp || (intent.Answer == AnswerKind.Place && !hit))
                allowed.Add(Control.Say);
            if (intent.Answer != AnswerKind.Place)
                allowed.Add(Control.Unknown);
        }

        // Whoever asks for news or for more takes anything; a question that nothing matches is not answered with something else.
        private static bool MayTell(TurnAnalysis turn, PlayerIntent intent)
        {
            if (turn.Facts.Count == 0)
                return false;
            return intent.Answer == AnswerKind.News || intent.Name == "follow_up_more"
                || ((intent.Answer == AnswerKind.Fact || intent.Answer == AnswerKind.FollowUp) && !turn.Facts[0].IsFiller);
        }

        // What the line points to is proposed if it is legal and refused if not.
        private static void AddRequest(TurnAnalysis turn, List<int> allowed) =>
            allowed.Add(turn.Requested!.IsLegal ? Control.Say : Control.Refuse);

        private static void AddPointers(TurnAnalysis turn, ReplyPlan plan, List<int> allowed)
        {
            var tells = plan.Kind == ReplyKind.Tell;
            var count = tells ? turn.Facts.Count : IsSameLine(turn) ? 1 : turn.Lines.Count;
            for (var i = 0; i < count; i++)
            {
                // Only the nearest line was weighed for what it would do: another may be said instead, not done.
                if (!tells && i > 0 && turn.Lines[i].Line.Action != null)
                    continue;
                allowed.Add(tells ? Control.FactPointer(i) : Control.LinePointer(i));
            }
        }

        private static void AddEmotions(ReplyPlan plan, List<int> allowed)
        {
            if (plan.Line?.Emotion != null)
            {
                allowed.Add(Control.Emotion(plan.Line.Emotion.Value));
                return;
            }

            for (var emotion = Emotion.Neutral; emotion <= Emotion.Surprised; emotion++)
            {
                if (plan.Emotions == 0 || (plan.Emotions & (1 << (int)emotion)) != 0)
                    allowed.Add(Control.Emotion(emotion));
            }
        }

        private static void AddActions(TurnAnalysis turn, ReplyPlan plan, List<int> allowed)
        {
            // An authored line carries its own action, and nothing else proposes one unasked.
            if (plan.Kind != ReplyKind.Say || plan.Intent?.Answer != AnswerKind.Request)
            {
                allowed.Add(Control.NoAction);
                return;
            }

            for (var i = 0; i < turn.Actions.Count; i++)
            {
                if (turn.Actions[i].IsLegal && turn.Actions[i].IsMeant && (turn.Actions[i] == turn.Requested || !IsIndirect(turn)))
                    allowed.Add(Control.ActionPointer(i));
            }
        }

        private static bool IsIndirect(TurnAnalysis turn)
        {
            for (var i = 0; i < turn.Indirect.Count; i++)
            {
                if (turn.Indirect[i].Action == turn.Requested)
                    return true;
            }

            return false;
        }

        private static ActionMatch MatchOf(TurnAnalysis turn, GameAction action)
        {
            for (var i = 0; i < turn.Actions.Count; i++)
            {
                if (turn.Actions[i].Action == action)
                    return turn.Actions[i];
            }

            throw new InvalidOperationException("An action is proposed that is not offered.");
        }
    }
}
