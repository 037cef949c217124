using System;
using System.Threading;
using GptDialogue.Generation;
using GptDialogue.Worlds;

namespace GptDialogue.Dialogue
{
    /// <summary>
    /// A reply on its way to the game: its text, and beside it events tied to characters of the text. The worker writes, the game
    /// reads; neither waits or allocates.
    /// </summary>
    internal sealed class ReplyStream
    {
        /// <summary>More than any generated reply has words. An authored one that is longer has no events for the words beyond.</summary>
        private const int Events = 256;

        /// <summary>Kept free for what must not be lost.</summary>
        private const int Reserve = 8;

        private static readonly TimeSpan _sentencePause = TimeSpan.FromMilliseconds(350);
        private static readonly TimeSpan _clausePause = TimeSpan.FromMilliseconds(150);

        private readonly TextStream _text;
        private readonly StreamRing<ReplyEvent> _events;
        private SemaphoreSlim? _arrivals;

        private readonly Lane _owner;

        /// <summary>Makes the stream of a reply in a conversation.</summary>
        /// <param name="owner">The conversation.</param>
        /// <param name="spent">A stream of it that is spent, whose memory is used again; null for new memory.</param>
        public ReplyStream(Lane owner, ReplyStream? spent)
        {
            _owner = owner;
            _text = spent == null ? new TextStream() : new TextStream(spent._text);
            _events = spent == null ? new StreamRing<ReplyEvent>(Events) : new StreamRing<ReplyEvent>(spent._events);
        }

        /// <summary>Reader: whether everything was written and read.</summary>
        public bool IsSpent => _text.IsFinished && _events.Count == 0;

        /// <summary>Whether the text has ended and all of it was read, or nobody may read it any more.</summary>
        public bool IsFinished => IsMuted || _text.IsFinished;

        /// <summary>Whether the conversation is gone: nothing is read from then on.</summary>
        public bool IsMuted => _owner.IsClosed;

        /// <summary>Reader: signalled when something was written; for readers that wait. Null until somebody asked for it.</summary>
        public SemaphoreSlim Arrivals => LazyInitializer.EnsureInitialized(ref _arrivals, () => new SemaphoreSlim(0))!;

        /// <summary>Reader: takes as much text as there is and fits.</summary>
        public int Read(Span<char> destination) => IsMuted ? 0 : _text.Read(destination);

        /// <summary>Reader: takes the next event.</summary>
        public bool TryRead(out ReplyEvent item)
        {
            if (!IsMuted) return _events.TryRead(out item);
            item = default;
            return false;
        }

        /// <summary>Writer: characters written so far.</summary>
        public int Written => _text.Written;

        /// <summary>Writer: adds whole words.</summary>
        public void Write(ReadOnlySpan<char> words)
        {
            if (words.Length == 0) return;
            var start = _text.Written;
            if (!_text.Write(words)) return;
            for (var at = 0; at < words.Length;)
            {
                var end = at;
                while (end < words.Length && words[end] != ' ') end++;
                if (end > at && _events.Count < Events - Reserve)
                    _events.TryWrite(ReplyEvent.Word(start + at, end - at, PauseAfter(words[end - 1])));
                at = end + 1;
            }
            Signal();
        }

        /// <summary>Writer: how the player's line was read.</summary>
        public void Tell(Tone tone) => _events.TryWrite(ReplyEvent.Of(tone, _text.Written));

        /// <summary>Writer: what the character feels.</summary>
        public void Tell(Emotion emotion) => _events.TryWrite(ReplyEvent.Of(emotion, _text.Written));

        /// <summary>Writer: what it offers to do.</summary>
        public void Tell(ActionCall action) => _events.TryWrite(ReplyEvent.Of(action, _text.Written));

        /// <summary>Writer: nothing follows.</summary>
        public void End(ReplyEnd end)
        {
            _events.TryWrite(ReplyEvent.Of(end, _text.Written));
            _text.End();
            Signal();
        }

        private void Signal() => Volatile.Read(ref _arrivals)?.Release();

        private static TimeSpan PauseAfter(char last) => last switch
        {
            '.' => _sentencePause,
            '!' => _sentencePause,
            '?' => _sentencePause,
            '…' => _sentencePause,
            ',' => _clausePause,
            ';' => _clausePause,
            ':' => _clausePause,
            '—' => _clausePause,
            _ => TimeSpan.Zero,
        };
    }
}
