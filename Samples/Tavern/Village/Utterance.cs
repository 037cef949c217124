using System;
using System.Text;
using GptDialogue.Dialogue;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>A line that a person is saying: drains the reply once a tick and shows the words.</summary>
    internal sealed class Utterance
    {
        private readonly PendingReply _reply;
        private readonly StringBuilder _sofar = new();

        /// <param name="reply">The reply being made.</param>
        /// <param name="who">Id of the speaker.</param>
        /// <param name="listener">Id of the person spoken to; null for the player.</param>
        /// <param name="view">Shows it.</param>
        public Utterance(PendingReply reply, string who, string? listener, IVillageView view)
        {
            _reply = reply;
            Who = who;
            Listener = listener;
            view.Begins(who, listener);
        }

        /// <summary>Id of the speaker.</summary>
        public string Who { get; }

        /// <summary>Id of the person spoken to; null for the player.</summary>
        public string? Listener { get; }

        /// <summary>The words so far, for a view that joins in the middle.</summary>
        public string Sofar => _sofar.ToString();

        /// <summary>Stops the line.</summary>
        public void Cancel() => _reply.Cancel();

        /// <summary>Shows what came; the finished reply, or null while it goes on.</summary>
        public ReplyResult? Tick(IVillageView view)
        {
            while (_reply.TryRead(out var happening))
            {
                if (happening.Kind == ReplyEventKind.Emotion)
                    view.Feels(Who, happening.Emotion);
            }

            Span<char> buffer = stackalloc char[128];
            for (var count = _reply.Drain(buffer); count > 0; count = _reply.Drain(buffer))
            {
                _sofar.Append(buffer[..count]);
                view.Words(Who, Listener, buffer[..count]);
            }

            if (!_reply.IsDone)
                return null;
            var result = _reply.Wait();
            view.Ends(Who, Listener, result);
            return result;
        }
    }
}
