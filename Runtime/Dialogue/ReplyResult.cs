using System.Collections.Generic;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>Why a reply ended as it did.</summary>
    public enum ReplyEnd
    {
        /// <summary>It was said to its end.</summary>
        Finished,

        /// <summary>The game cancelled it; the conversation is as if the line had not been said.</summary>
        Cancelled,

        /// <summary>Its deadline passed, an authored line played.</summary>
        Late,

        /// <summary>The model or device failed, an authored line played; see <see cref="ReplyResult.Fault"/>.</summary>
        Failed,
    }

    /// <summary>Which authored fallback a reply is.</summary>
    public enum FallbackKind
    {
        /// <summary>None: the reply is the model's, a fact, or an authored exchange.</summary>
        None,

        /// <summary>"I do not know."</summary>
        Unknown,

        /// <summary>"I will not say."</summary>
        Refuse,

        /// <summary>"One moment."</summary>
        Busy,

        /// <summary>A goodbye.</summary>
        Farewell,
    }

    /// <summary>A finished reply.</summary>
    public sealed class ReplyResult
    {
        /// <summary>What the character said.</summary>
        public string Text { get; internal set; } = string.Empty;

        /// <summary>What the player's line was read as; null when the model did not read it.</summary>
        public PlayerIntent? Intent { get; internal set; }

        /// <summary>The tone of the player's line.</summary>
        public Tone Tone { get; internal set; } = Tone.Neutral;

        /// <summary>Emotion of the reply.</summary>
        public Emotion Emotion { get; internal set; }

        /// <summary>The action the character proposes; null for none. The game decides whether it happens.</summary>
        public ActionCall? Action { get; internal set; }

        /// <summary>How the reply was made.</summary>
        public ReplyKind Kind { get; internal set; }

        /// <summary>Ids of the facts that were told.</summary>
        public IReadOnlyList<string> Facts { get; internal set; } = new string[0];

        /// <summary>The authored exchange that was played; null for none.</summary>
        public string? LineId { get; internal set; }

        /// <summary>The topic of small talk that one of the bundle's written replies answered, as "intent/topic"; null for other replies.</summary>
        public string? Topic { get; internal set; }

        /// <summary>The fallback that was played.</summary>
        public FallbackKind Fallback { get; internal set; }

        /// <summary>Why the reply ended.</summary>
        public ReplyEnd End { get; internal set; }

        /// <summary>What failed, in words for a developer; null when nothing did.</summary>
        public string? Fault { get; internal set; }

        /// <summary>Tokens the model generated, decisions included.</summary>
        public int Tokens { get; internal set; }

        /// <summary>Milliseconds from the line to the first word.</summary>
        public double FirstWordMs { get; internal set; }

        /// <summary>Milliseconds from the line to the end.</summary>
        public double TotalMs { get; internal set; }

        /// <summary>
        /// What a character says when there is no engine to speak for it: its written line for a busy moment, no text if it has none.
        /// </summary>
        public static ReplyResult WithoutEngine(CharacterCard? self, string fault)
        {
            var busy = self?.Fallback.Busy;
            return new ReplyResult
            {
                Text = busy == null || busy.Count == 0 ? string.Empty : busy[0],
                Fallback = FallbackKind.Busy,
                Emotion = Emotion.Neutral,
                End = ReplyEnd.Failed,
                Fault = fault,
            };
        }
    }
}
