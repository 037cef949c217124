using System;
using System.Collections.Generic;
using GptDialogue.Worlds;

namespace GptDialogue.Authoring.Suites
{
    /// <summary>What a suite talks to: the dialogue runtime with a bundle, or a script in a test.</summary>
    public interface ISuiteSpeaker : IDisposable
    {
        /// <summary>What really runs, for the report, as in "cpu int8".</summary>
        string Device { get; }

        /// <summary>
        /// Begins a conversation with a character. The state belongs to the caller, who may change it between lines; the
        /// conversation reads it anew for every line. The same seed and the same lines give the same replies.
        /// </summary>
        ISuiteConversation Open(WorldPack world, string character, IGameState state, ulong seed);
    }

    /// <summary>One conversation of a suite.</summary>
    public interface ISuiteConversation : IDisposable
    {
        /// <summary>Says a line, which may be empty, and waits for the whole reply.</summary>
        SuiteReply Say(string text);
    }

    /// <summary>A reply as the report shows it.</summary>
    public sealed class SuiteReply
    {
        /// <summary>The words; never null.</summary>
        public string Text { get; set; } = string.Empty;

        /// <summary>How the player's line was read.</summary>
        public Tone Tone { get; set; } = Tone.Neutral;

        /// <summary>What the reply is said with.</summary>
        public Emotion Emotion { get; set; } = Emotion.Neutral;

        /// <summary>The proposed action, or null.</summary>
        public ActionCall? Action { get; set; }

        /// <summary>Ids of the facts the reply told.</summary>
        public IReadOnlyList<string> Facts { get; set; } = Array.Empty<string>();

        /// <summary>Id of the authored exchange that was played, or null.</summary>
        public string? LineId { get; set; }

        /// <summary>Topic of small talk that a written reply of the bundle answered, or null.</summary>
        public string? Topic { get; set; }

        /// <summary>Which authored fallback played, one of unknown, refuse and busy, or null.</summary>
        public string? Fallback { get; set; }

        /// <summary>Tokens generated.</summary>
        public int Tokens { get; set; }

        /// <summary>Milliseconds to the first piece of text.</summary>
        public double FirstMs { get; set; }

        /// <summary>Milliseconds to the end of the reply.</summary>
        public double TotalMs { get; set; }
    }
}
