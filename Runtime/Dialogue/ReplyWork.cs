using System;
using System.Threading;
using GptDialogue.Generation;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>One reply as a piece of work for the engine's thread. Whatever happens, the reply is finished exactly once.</summary>
    internal sealed class ReplyWork : IWorkItem
    {
        private readonly Conversation _conversation;
        private readonly string? _text;
        private readonly GameState _state;
        private readonly PendingReply _reply;
        private readonly ReplyClock _clock;
        private readonly IReplyObserver? _observer;
        private ReplyResult? _result;

        public ReplyWork(Conversation conversation, string? text, GameState state, SayOptions options, PendingReply reply)
        {
            _conversation = conversation;
            _text = text;
            _state = state;
            _reply = reply;
            _clock = new ReplyClock(options.FirstWordDeadline);
            _observer = options.Observer;
        }

        public void Execute(CancellationToken cancel)
        {
            _result = _conversation.Reply(_text, _state, _clock, _observer, _reply.Words, cancel);
            Finish(_result);
            if (_result.End == ReplyEnd.Finished)
                _conversation.PrefillAhead(cancel);
        }

        public void Complete(WorkOutcome outcome, Exception? fault)
        {
            if (_result != null)
                return;
            if (outcome == WorkOutcome.Failed)
            {
                var result = _conversation.Authored(FallbackKind.Busy, ReplyEnd.Failed, _reply.Words, _clock);
                result.Fault = fault?.Message;
                Finish(result);
            }
            else
            {
                Finish(new ReplyResult { End = ReplyEnd.Cancelled });
            }
        }

        private void Finish(ReplyResult result)
        {
            result.FirstWordMs = _clock.FirstWordMs;
            result.TotalMs = _clock.ElapsedMs;
            _reply.Finish(result);
        }
    }
}
