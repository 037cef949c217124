using GptDialogue.Worlds;

namespace GptDialogue.Samples.Tavern.Game
{
    /// <summary>An action that a character would do, before the game agreed.</summary>
    public sealed class Proposal
    {
        /// <summary>Creates a proposal.</summary>
        public Proposal(CharacterCard by, ActionCall call, Tone tone = Tone.Neutral)
        {
            By = by;
            Call = call;
            Tone = tone;
        }

        /// <summary>Who would do it.</summary>
        public CharacterCard By { get; }

        /// <summary>What.</summary>
        public ActionCall Call { get; }

        /// <summary>How the line that led to it sounded.</summary>
        public Tone Tone { get; }

        /// <summary>The item, place or person of the call; empty when it has none.</summary>
        public string Argument => Call.Argument ?? string.Empty;
    }
}
