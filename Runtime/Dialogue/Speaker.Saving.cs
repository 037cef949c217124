using GptDialogue.Sampling;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// What a save needs: while the worker is inside a turn, the game's thread sees the state before it; what a turn changes in the end
    /// becomes visible at once.
    /// </summary>
    internal sealed partial class Speaker
    {
        private readonly object _gate = new object();
        private ConversationState? _before; // the state before the turn under way; null between turns

        /// <summary>The state between two turns; from any thread, and without waiting for a reply.</summary>
        public ConversationState Snapshot()
        {
            lock (_gate) return _before ?? Capture();
        }

        /// <summary>Begins a turn: until it ends, <see cref="Snapshot"/> is of this moment.</summary>
        public SpeakerMark BeginTurn()
        {
            lock (_gate) _before = Capture();
            return Mark();
        }

        /// <summary>Ends a turn by what it comes to: going back to where it began, or remembering it.</summary>
        public void EndTurn(System.Action change)
        {
            lock (_gate)
            {
                change();
                _before = null;
            }
        }

        /// <summary>Sets the mood; from the game's thread.</summary>
        public void SetMood(Emotion mood)
        {
            lock (_gate)
            {
                Mood.Set(mood);
                if (_before == null) return;
                _before.Mood = mood;
                _before.MoodLeft = Mood.Left;
            }
        }

        /// <summary>Becomes what was captured; between turns.</summary>
        public void Restore(ConversationState state, WorldPack world)
        {
            lock (_gate)
            {
                Memory.Restore(state.Memory, world, Analyser.Glossary);
                Mood.Restore(state.Mood, state.MoodLeft);
                Continue(Words.Random, state.Words);
                Continue(Decisions.Random, state.Decisions);
                Fallbacks.Restore(state.Fallbacks);
            }
        }

        private ConversationState Capture() => new ConversationState
        {
            Memory = Memory.Capture(),
            Mood = Mood.Current,
            MoodLeft = Mood.Left,
            Words = Words.Random.State,
            Decisions = Decisions.Random.State,
            Fallbacks = (int[])Fallbacks.Positions.Clone(),
        };

        // Saves of version 0 have no random state: the sequence of the seed begins anew.
        private static void Continue(RandomSource random, RandomState state)
        {
            if (!state.Equals(default)) random.State = state;
        }
    }
}
