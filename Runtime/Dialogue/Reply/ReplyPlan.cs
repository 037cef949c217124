using GptDialogue.Dialogue.Retrieval;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue.Reply
{
    /// <summary>How a reply is made.</summary>
    public enum ReplyKind
    {
        /// <summary>Free words of the model.</summary>
        Say,

        /// <summary>Tells a fact of the world in its authored wording, with words of the model around it.</summary>
        Tell,

        /// <summary>Plays an authored exchange.</summary>
        Line,

        /// <summary>Plays an authored "I do not know".</summary>
        Unknown,

        /// <summary>Plays an authored refusal.</summary>
        Refuse,

        /// <summary>Plays an authored goodbye.</summary>
        Farewell,
    }

    /// <summary>What the model decided about a reply before its words.</summary>
    public sealed class ReplyPlan
    {
        /// <summary>Family of the intent, once decided.</summary>
        internal int Family { get; set; }

        /// <summary>What the player's line was read as; null before it is decided.</summary>
        public PlayerIntent? Intent { get; internal set; }

        /// <summary>The tone of the player's line.</summary>
        public Tone Tone { get; internal set; } = Tone.Neutral;

        /// <summary>How the reply is made.</summary>
        public ReplyKind Kind { get; internal set; }

        /// <summary>Emotion of the reply.</summary>
        public Emotion Emotion { get; internal set; }

        /// <summary>The proposed action; null for none.</summary>
        public GameAction? Action { get; internal set; }

        /// <summary>Argument of the action; null for none.</summary>
        public Entity? Argument { get; internal set; }

        /// <summary>The fact that is told; null for other kinds.</summary>
        public Fact? Fact { get; internal set; }

        /// <summary>The authored exchange that is played; null for other kinds.</summary>
        public AuthoredLine? Line { get; internal set; }

        /// <summary>The topic of small talk that is answered in written words, as "intent/topic"; null for other replies.</summary>
        public string? Topic { get; internal set; }

        /// <summary>The emotions that may be chosen, one bit each; 0 for all.</summary>
        internal int Emotions { get; set; }

        internal void CopyFrom(ReplyPlan other)
        {
            Family = other.Family;
            Intent = other.Intent;
            Tone = other.Tone;
            Kind = other.Kind;
            Emotion = other.Emotion;
            Action = other.Action;
            Argument = other.Argument;
            Fact = other.Fact;
            Line = other.Line;
            Topic = other.Topic;
            Emotions = other.Emotions;
        }

        internal void Reset()
        {
            Family = 0;
            Intent = null;
            Tone = Tone.Neutral;
            Kind = ReplyKind.Say;
            Emotion = Emotion.Neutral;
            Action = null;
            Argument = null;
            Fact = null;
            Line = null;
            Topic = null;
            Emotions = 0;
        }
    }
}
