using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// Decides between two threads what becomes of a reply made ahead of time: the game says the line, or something else; the worker has
    /// finished it by then, or not yet.
    /// </summary>
    internal sealed class Preparation
    {
        private readonly object _gate = new object();
        private bool _waiting = true; // nobody has said the line so far
        private bool _began;
        private bool _ended;
        private int _turns;
        private Emotion _mood;
        private ClosedTurn? _closed;

        /// <summary>Whether the line has not been said.</summary>
        public bool IsWaiting
        {
            get { lock (_gate) return _waiting; }
        }

        /// <summary>Worker: what the reply depends on beside the state of the game.</summary>
        public void Began(Conversation conversation)
        {
            lock (_gate)
            {
                _began = true;
                _turns = conversation.Turns;
                _mood = conversation.Mood;
            }
        }

        /// <summary>Worker: keeps the finished reply if its line has not been said; false if it has, and the reply counts.</summary>
        public bool Keep(ClosedTurn closed)
        {
            lock (_gate)
            {
                if (_waiting) _closed = closed;
                return _waiting;
            }
        }

        /// <summary>Worker: the reply came to nothing.</summary>
        /// <returns>Whether nobody waits for it.</returns>
        public bool Ended()
        {
            lock (_gate)
            {
                _ended = true;
                return _waiting;
            }
        }

        /// <summary>Game: the line is said. False if the reply does not fit what the conversation is now.</summary>
        /// <param name="conversation">The conversation.</param>
        /// <param name="closed">The finished reply; null if it is being made still.</param>
        public bool TryAdopt(Conversation conversation, out ClosedTurn? closed)
        {
            lock (_gate)
            {
                closed = _closed;
                if (!_began || _ended || _turns != conversation.Turns || _mood != conversation.Mood) return false;
                _waiting = false;
                return true;
            }
        }
    }
}
