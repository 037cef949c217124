using System.Collections.Generic;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>What a reply decides before its words, token by token, and what is legal at each point. Reused every turn, without allocation.</summary>
    internal sealed class ReplyDecisions
    {
        private readonly SlotTable _slots;
        private readonly List<int> _choices = new List<int>(16);

        public ReplyDecisions(SlotTable slots) => _slots = slots;

        /// <summary>What was decided so far.</summary>
        public ReplyPlan Plan { get; } = new ReplyPlan();

        /// <summary>What is decided next.</summary>
        public ReplyStage Stage { get; private set; }

        /// <summary>What the runtime found out about the line.</summary>
        public TurnAnalysis Turn { get; private set; } = new TurnAnalysis();

        /// <summary>Starts a reply to an analysed line.</summary>
        public void Begin(TurnAnalysis turn)
        {
            Turn = turn;
            Stage = ReplyStage.Family;
            Plan.Reset();
        }

        /// <summary>Stands where another one stands.</summary>
        public void CopyFrom(ReplyDecisions other)
        {
            Turn = other.Turn;
            Stage = other.Stage;
            Plan.CopyFrom(other.Plan);
        }

        /// <summary>The tokens among which the stage decides; valid until the next call. Not for words.</summary>
        public List<int> Choices()
        {
            _choices.Clear();
            ReplyChoices.Add(Stage, Turn, Plan, _slots, _choices);
            return _choices;
        }

        /// <summary>Takes one of <see cref="Choices"/>.</summary>
        public void Accept(int token)
        {
            switch (Stage)
            {
                case ReplyStage.Family:
                    Plan.Family = Control.FamilyOf(token);
                    Stage = ReplyStage.Member;
                    break;
                case ReplyStage.Member:
                    Plan.Intent = PlayerIntent.MembersOf(Plan.Family)[Control.MemberOf(token)];
                    Stage = ReplyStage.Tone;
                    break;
                case ReplyStage.Tone:
                    Plan.Tone = Control.ToneOf(token);
                    Stage = ReplyStage.Kind;
                    break;
                case ReplyStage.Kind:
                    AcceptKind(token);
                    break;
                case ReplyStage.Pointer:
                    AcceptPointer(token);
                    break;
                case ReplyStage.Emotion:
                    Plan.Emotion = Control.EmotionOf(token);
                    Stage = ReplyStage.Action;
                    break;
                case ReplyStage.Action:
                    AcceptAction(token);
                    break;
                case ReplyStage.Argument:
                    Plan.Argument = _slots.EntityOf(token);
                    Stage = ReplyStage.Words;
                    break;
            }
        }

        /// <summary>The words are complete.</summary>
        public void Finish() => Stage = ReplyStage.Finished;

        private void AcceptKind(int token)
        {
            Plan.Kind = token == Control.Tell ? ReplyKind.Tell
                : token == Control.PlayLine ? ReplyKind.Line
                : token == Control.Unknown ? ReplyKind.Unknown
                : token == Control.Refuse ? ReplyKind.Refuse
                : token == Control.Farewell ? ReplyKind.Farewell
                : ReplyKind.Say;
            Stage = Plan.Kind == ReplyKind.Tell || Plan.Kind == ReplyKind.Line ? ReplyStage.Pointer : ReplyStage.Emotion;
        }

        private void AcceptPointer(int token)
        {
            if (Plan.Kind == ReplyKind.Tell)
                Plan.Fact = Turn.Facts[Control.FactIndex(token)].Fact;
            else
                Plan.Line = Turn.Lines[Control.LineIndex(token)].Line;
            Stage = ReplyStage.Emotion;
        }

        private void AcceptAction(int token)
        {
            var index = Control.ActionIndex(token);
            if (index >= 0)
                Plan.Action = Turn.Actions[index].Action;
            var authored = Plan.Kind != ReplyKind.Say && Plan.Kind != ReplyKind.Tell;
            Stage = authored ? ReplyStage.Finished
                : Plan.Action != null && Plan.Action.Argument != ArgumentKind.None ? ReplyStage.Argument
                : ReplyStage.Words;
        }
    }
}
