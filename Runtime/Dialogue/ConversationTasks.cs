using System;
using GptDialogue.Generation;

namespace GptDialogue.Dialogue
{
    /// <summary>Runs the beginning of the next prompt in advance, so that only the player's line is left to run when it comes.</summary>
    internal sealed class PrepareTask : GenerationTask
    {
        private readonly Speaker _speaker;

        public PrepareTask(Conversation conversation, TaskPriority priority)
            : base(conversation.Lane)
        {
            _speaker = conversation.Speaker;
            Priority = priority;
        }

        protected internal override bool Yields => true;

        protected internal override bool Begin()
        {
            _speaker.Analyser.Prepare();
            Lane.Generator.Load(_speaker.Context());
            return Lane.Generator.Pending > 1; // one is always left, for its logits
        }

        protected internal override bool Advance(Span<float> logits) => false;

        protected internal override void End(WorkOutcome outcome, Exception? fault)
        {
        }
    }

    /// <summary>Makes a reply that is complete already the answer to a line.</summary>
    internal sealed class AdoptTask : GenerationTask
    {
        private readonly ReplyTask _reply;
        private readonly ClosedTurn _closed;

        public AdoptTask(ReplyTask reply, ClosedTurn closed)
            : base(reply.Lane)
        {
            _reply = reply;
            _closed = closed;
            Priority = reply.Priority;
            reply.Reply.CancelledBy(Cancel);
        }

        protected internal override bool Begin() => false;

        protected internal override bool Advance(Span<float> logits) => false;

        protected internal override void End(WorkOutcome outcome, Exception? fault)
        {
            if (outcome == WorkOutcome.Done) _reply.Adopt(_closed);
            else _reply.Discard();
        }
    }
}
