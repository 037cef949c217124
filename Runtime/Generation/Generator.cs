using System;
using System.Threading;
using GptDialogue.Inference;
using GptDialogue.Sampling;

namespace GptDialogue.Generation
{
    /// <summary>
    /// The token sequence of one conversation on one row of the cache: append what is given, choose what comes next, go back. The
    /// last token may wait for its run until logits are needed, so it is run together with whatever is appended after it. Used by
    /// the thread that runs the model; <see cref="Next"/> allocates nothing.
    /// A generator that a <see cref="Scheduler"/> drives is only appended to; its row is lent to it and may be taken away, which
    /// costs nothing but running the tokens once more.
    /// </summary>
    public sealed class Generator
    {
        private const long Stale = -1;
        private readonly IModelSession _session;
        private readonly int[] _tokens;
        private int _length;
        private int _promptLength; // tokens that were given; those after them were chosen
        private long _logitsRun = Stale; // the run whose logits are those after the last token of this sequence

        /// <summary>The row of a sequence that has none.</summary>
        internal const int NoRow = -1;

        /// <summary>Starts an empty sequence that is lent a row later.</summary>
        internal static Generator WithoutRow(IModelSession session) => new Generator(session, NoRow, session.Cache.Capacity);

        private Generator(IModelSession session, int row, int capacity)
        {
            _session = session;
            Row = row;
            _tokens = new int[capacity];
        }

        /// <summary>Starts an empty sequence on a row, forgetting what the row held.</summary>
        public Generator(IModelSession session, int row = 0)
        {
            _session = session ?? throw new ArgumentNullException(nameof(session));
            if ((uint)row >= (uint)session.Cache.Rows)
                throw new ArgumentOutOfRangeException(nameof(row), row, $"The session has {session.Cache.Rows} rows.");
            Row = row;
            _tokens = new int[session.Cache.Capacity];
            session.Cache.RewindTo(row, 0);
            session.Prepare(row);
        }

        /// <summary>The row of the cache that holds the sequence; -1 while it has none.</summary>
        internal int Row { get; set; }

        /// <summary>Number of tokens at the end of the sequence that have not been run.</summary>
        internal int Pending => _length - Cached;

        /// <summary>Whether the next pending token is one of a prompt that is read in a way of its own.</summary>
        internal bool IsReading => _session.ReadsPrompts && Cached < _promptLength;

        /// <summary>Number of tokens of the sequence.</summary>
        public int Length => _length;

        /// <summary>Number of tokens that still fit.</summary>
        public int Room => _tokens.Length - _length;

        /// <summary>The sequence; valid until it changes.</summary>
        public ReadOnlySpan<int> Tokens => _tokens.AsSpan(0, _length);

        /// <summary>Tokens before this index do not count as repetition: set it to <see cref="Length"/> where a reply begins.</summary>
        public int RepetitionStart { get; set; }

        /// <summary>
        /// Appends tokens and runs them. When cancelled it stops between two runs of at most
        /// <see cref="ModelSession.MaxChunk"/> tokens: the sequence then ends where it got to.
        /// </summary>
        /// <returns>Whether all tokens were appended.</returns>
        /// <exception cref="GptDialogueException">They do not fit, or a run failed; the message says which.</exception>
        public bool Prefill(ReadOnlySpan<int> tokens, CancellationToken cancel = default)
        {
            if (tokens.IsEmpty) return true;
            if (tokens.Length > Room) throw Full(tokens.Length);
            tokens.CopyTo(_tokens.AsSpan(_length));
            var end = _length + tokens.Length;
            _promptLength = end;
            while (Cached < end)
            {
                if (cancel.IsCancellationRequested) return false;
                Extend(end);
                // Not before it has been run: a failed run must leave the sequence as it was. A token that had waited is inside.
                _length = Math.Max(_length, Cached);
            }
            return true;
        }

        /// <summary>
        /// Chooses the next token and appends it: the constraint removes what may not come, the sampler draws, the constraint is told.
        /// </summary>
        /// <returns>The token.</returns>
        /// <exception cref="GptDialogueException">The sequence is empty or full, everything is forbidden, or the run failed.</exception>
        public int Next(Sampler sampler, ITokenConstraint? constraint = null)
        {
            if (sampler == null) throw new ArgumentNullException(nameof(sampler));
            if (Room == 0) throw Full(1);
            var logits = Logits();
            _logitsRun = Stale; // constraint and sampler write into them
            return Choose(logits, sampler, constraint);
        }

        /// <summary>Chooses the next token from logits that were computed elsewhere and appends it.</summary>
        internal int Choose(Span<float> logits, Sampler sampler, ITokenConstraint? constraint)
        {
            constraint?.Apply(logits);
            var token = sampler.Sample(logits, Tokens.Slice(Math.Min(RepetitionStart, _length)));
            constraint?.Accept(token);
            Append(token);
            return token;
        }

        /// <summary>Appends a token that is run later.</summary>
        internal void Append(int token)
        {
            if (Room == 0) throw Full(1);
            _promptLength = Math.Min(_promptLength, _length);
            _tokens[_length++] = token;
        }

        /// <summary>
        /// Makes the sequence equal to a prompt; what it has in common with the sequence so far need not be run again. At least the
        /// last token is left to run, as its logits are wanted.
        /// </summary>
        internal void Load(ReadOnlySpan<int> prompt)
        {
            if (prompt.Length > _tokens.Length)
                throw new GptDialogueException($"The prompt has {prompt.Length} tokens, the context holds {_tokens.Length}. Shorten it.");
            RewindTo(CommonPrefix(prompt));
            prompt.Slice(_length).CopyTo(_tokens.AsSpan(_length));
            _length = _promptLength = prompt.Length;
            RepetitionStart = _length;
            if (Row != NoRow && _length > 0) _session.Cache.RewindTo(Row, Math.Min(Cached, _length - 1));
        }

        /// <summary>Number of tokens at the beginning that a prompt and the part of this sequence held by its row have in common.</summary>
        internal int CommonPrefix(ReadOnlySpan<int> prompt)
        {
            var most = Math.Min(Cached, prompt.Length);
            var common = 0;
            while (common < most && _tokens[common] == prompt[common]) common++;
            return common;
        }

        /// <summary>Runs the next pending tokens, as many as one run takes and at most so many.</summary>
        /// <returns>Whether none is left: then the session's logits are those after the sequence.</returns>
        internal bool RunPiece(int most)
        {
            Run(Math.Min(_length, Cached + most));
            return Pending == 0;
        }

        /// <summary>
        /// Runs all pending tokens and, behind them, a guess of what comes next. The row then holds the guess as well, until
        /// <see cref="Keep"/>; the session's logits are those after the sequence and after each token of the guess.
        /// </summary>
        /// <returns>Whether one run took it all; if not, nothing has been run ahead.</returns>
        internal bool RunDraft(ReadOnlySpan<int> draft)
        {
            draft.CopyTo(_tokens.AsSpan(_length));
            var end = _length + draft.Length;
            var all = _session.Extend(Row, _tokens.AsSpan(Cached, end - Cached), draft.Length + 1) > 0 && Cached == end;
            // The logits of what comes next are wanted.
            if (!all) Keep(_length - 1);
            return all;
        }

        /// <summary>Drops what the row holds behind the first tokens, such as what was guessed wrongly.</summary>
        internal void Keep(int length)
        {
            if (Cached > length) _session.Cache.RewindTo(Row, length);
        }

        /// <summary>
        /// Logits (V) of what comes after the sequence; valid until the session runs again. Changing them changes what
        /// <see cref="Next"/> sees.
        /// </summary>
        /// <exception cref="GptDialogueException">The sequence is empty, or the run failed.</exception>
        public Span<float> Logits()
        {
            if (_length == 0) throw new GptDialogueException("Nothing can follow an empty sequence. Prefill at least one token first.");
            if (_logitsRun != _session.RunCount)
            {
                // After going back, or after another row has run, the last token is run once more.
                _session.Cache.RewindTo(Row, Math.Min(Cached, _length - 1));
                while (Cached < _length) Extend(_length);
            }
            return _session.Logits();
        }

        /// <summary>Forgets all but the first <paramref name="length"/> tokens; these need not be run again.</summary>
        /// <exception cref="ArgumentOutOfRangeException">The length is negative or more than the sequence has.</exception>
        public void RewindTo(int length)
        {
            if (length < 0 || length > _length)
                throw new ArgumentOutOfRangeException(nameof(length), length, $"The sequence has {_length} tokens.");
            if (length == _length) return;
            _length = length;
            _promptLength = Math.Min(_promptLength, length);
            RepetitionStart = Math.Min(RepetitionStart, length);
            if (Row != NoRow) _session.Cache.RewindTo(Row, Math.Min(Cached, length));
            _logitsRun = Stale;
        }

        private int Cached => Row == NoRow ? 0 : _session.Cache.Length(Row);

        private void Extend(int end)
        {
            _logitsRun = Stale;
            try
            {
                Run(end);
            }
            catch (DeviceLostException)
            {
                return; // the row is empty now; the caller's loop runs the sequence again from its beginning, on the CPU
            }
            if (Cached == end) _logitsRun = _session.RunCount;
        }

        // One run towards an end: of what is read or of what was said, whichever comes next.
        private void Run(int end)
        {
            var cached = Cached;
            if (IsReading) _session.Read(Row, _tokens.AsSpan(cached, Math.Min(end, _promptLength) - cached));
            else _session.Extend(Row, _tokens.AsSpan(cached, end - cached));
        }

        private GptDialogueException Full(int more) => new GptDialogueException(
            $"The sequence has {_length} of {_tokens.Length} tokens, {more} more do not fit. Rewind it, or begin a shorter one.");
    }
}
