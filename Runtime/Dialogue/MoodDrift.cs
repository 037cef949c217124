using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>The mood of a character through a conversation: what it feels in a reply lingers for two turns, then its nature returns.</summary>
    internal sealed class MoodDrift
    {
        private const int Linger = 2;

        private readonly Emotion _nature;
        private int _left;

        public MoodDrift(Emotion nature)
        {
            _nature = nature;
            Current = nature;
        }

        public Emotion Current { get; private set; }

        public void Feel(Emotion emotion)
        {
            if (emotion != Emotion.Neutral && emotion != _nature)
            {
                Current = emotion;
                _left = Linger;
            }
            else if (--_left <= 0)
            {
                Current = _nature;
            }
        }

        /// <summary>Sets the mood from outside: the game knows why.</summary>
        public void Set(Emotion mood)
        {
            Current = mood;
            _left = Linger;
        }

        /// <summary>Turns before the character's nature returns, for saving.</summary>
        public int Left => _left;

        /// <summary>Continues a saved mood.</summary>
        public void Restore(Emotion mood, int left)
        {
            Current = mood;
            _left = left;
        }
    }
}
