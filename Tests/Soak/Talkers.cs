using System.Linq;
using GptDialogue.Dialogue;

namespace GptDialogue.Soak
{
    /// <summary>Characters that talk without a break: each says its next line once it has finished and was drained, as a game would.</summary>
    internal sealed class Talkers
    {
        private readonly Conversation[] _conversations;
        private readonly PendingReply?[] _replies;
        private readonly int[] _turns;
        private readonly char[] _buffer = new char[256];

        public Talkers(Village village, DialogueEngine engine, int count)
        {
            _conversations = Enumerable.Range(0, count).Select(i => village.Open(engine, i)).ToArray();
            _replies = new PendingReply?[count];
            _turns = new int[count];
        }

        /// <summary>Characters that were drained.</summary>
        public long Characters { get; private set; }

        /// <summary>What a frame does: drains everybody, and lets whoever has finished say the next line.</summary>
        /// <param name="talk">Whether new lines are said.</param>
        /// <returns>Whether anybody talks.</returns>
        public bool Frame(bool talk)
        {
            var busy = false;
            for (var i = 0; i < _replies.Length; i++)
            {
                if (_replies[i] is PendingReply reply)
                {
                    Characters += reply.Drain(_buffer);
                    while (reply.TryRead(out _))
                    {
                    }
                    if (reply.IsDone) _replies[i] = null;
                }
                if (_replies[i] == null && talk) _replies[i] = Say(i);
                busy |= _replies[i] != null;
            }
            return busy;
        }

        /// <summary>Milliseconds of processor time that saying a line took this thread.</summary>
        public Series Saying { get; } = new(100_000);

        private PendingReply Say(int i)
        {
            var used = ProcessorTime.OfThisThread();
            var reply = _conversations[i].Say(Village.Line(i, _turns[i]++));
            Saying.Add(ProcessorTime.OfThisThread() - used);
            return reply;
        }

        public void Dispose()
        {
            foreach (var conversation in _conversations) conversation.Dispose();
        }
    }
}
