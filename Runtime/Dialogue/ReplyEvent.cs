using System;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>What a <see cref="ReplyEvent"/> tells.</summary>
    public enum ReplyEventKind
    {
        /// <summary>How the player's line was read: <see cref="ReplyEvent.Tone"/>.</summary>
        Tone,

        /// <summary>What the character feels from here on: <see cref="ReplyEvent.Emotion"/>.</summary>
        Emotion,

        /// <summary>What the character offers to do: <see cref="ReplyEvent.Action"/>. The game decides whether it happens.</summary>
        Action,

        /// <summary>A whole word: <see cref="ReplyEvent.Index"/>, <see cref="ReplyEvent.Length"/> and <see cref="ReplyEvent.Pause"/>.</summary>
        Word,

        /// <summary>The reply has ended: <see cref="ReplyEvent.End"/>. Always the last one.</summary>
        Done,
    }

    /// <summary>Something that happens at a certain character of a reply's text, beside the text itself.</summary>
    public readonly struct ReplyEvent
    {
        // Small, as every reply has a ring of them.
        private readonly byte _kind;
        private readonly byte _value;
        private readonly ushort _length;
        private readonly ushort _pause; // milliseconds

        private ReplyEvent(ReplyEventKind kind, int index, int length, TimeSpan pause, int value, ActionCall? action)
        {
            _kind = (byte)kind;
            Index = index;
            _length = (ushort)Math.Min(length, ushort.MaxValue);
            _pause = (ushort)pause.TotalMilliseconds;
            _value = (byte)value;
            Action = action;
        }

        /// <summary>What the event tells; the other members mean something for the kinds they name.</summary>
        public ReplyEventKind Kind => (ReplyEventKind)_kind;

        /// <summary>The character (UTF-16 unit) of the reply's text at which it happens, from 0.</summary>
        public int Index { get; }

        /// <summary>Characters of a word, with the punctuation that belongs to it.</summary>
        public int Length => _length;

        /// <summary>How long a typewriter effect does well to wait after a word: longest after a sentence, zero after most words.</summary>
        public TimeSpan Pause => TimeSpan.FromMilliseconds(_pause);

        /// <summary>How the player's line was read.</summary>
        public Tone Tone => (Tone)_value;

        /// <summary>What the character feels.</summary>
        public Emotion Emotion => (Emotion)_value;

        /// <summary>The proposed action; null for other kinds.</summary>
        public ActionCall? Action { get; }

        /// <summary>Why the reply ended.</summary>
        public ReplyEnd End => (ReplyEnd)_value;

        internal static ReplyEvent Of(Tone tone, int index) => Of(ReplyEventKind.Tone, index, (int)tone);

        internal static ReplyEvent Of(Emotion emotion, int index) => Of(ReplyEventKind.Emotion, index, (int)emotion);

        internal static ReplyEvent Of(ReplyEnd end, int index) => Of(ReplyEventKind.Done, index, (int)end);

        internal static ReplyEvent Of(ActionCall action, int index) =>
            new ReplyEvent(ReplyEventKind.Action, index, 0, TimeSpan.Zero, 0, action);

        internal static ReplyEvent Word(int index, int length, TimeSpan pause) =>
            new ReplyEvent(ReplyEventKind.Word, index, length, pause, 0, null);

        private static ReplyEvent Of(ReplyEventKind kind, int index, int value) =>
            new ReplyEvent(kind, index, 0, TimeSpan.Zero, value, null);
    }
}
