using System;
using System.Collections.Generic;

namespace GptDialogue.Training.Data
{
    /// <summary>
    /// Rows packed with whole examples, with rows of plain text in between so that fine-tuning does not unlearn the language. The
    /// stream is a function of the sources and the number of rows drawn, which is its whole state.
    /// </summary>
    public sealed class ExampleBatches : IBatchSource
    {
        private readonly Func<IEnumerable<TrainingExample>> _examples;
        private readonly IBatchSource? _plainText;
        private readonly double _plainShare;
        private readonly bool _countAll;
        private IEnumerator<TrainingExample> _next;
        private TrainingExample? _waiting;
        private long _drawn;
        private long _plainDrawn;

        /// <summary>A stream over endless examples.</summary>
        /// <param name="examples">Begins the examples anew, the same ones every time.</param>
        /// <param name="plainText">Rows of plain text; null for none.</param>
        /// <param name="plainShare">Share of rows that are plain text, 0 to below 1.</param>
        /// <param name="countAll">Counts the loss on all tokens instead of on what the character says.</param>
        public ExampleBatches(Func<IEnumerable<TrainingExample>> examples, IBatchSource? plainText, double plainShare, bool countAll)
        {
            _examples = examples;
            _plainText = plainText;
            _plainShare = plainText == null ? 0 : plainShare;
            _countAll = countAll;
            _next = examples().GetEnumerator();
        }

        /// <summary>Examples left out because they are longer than a row.</summary>
        public long TooLong { get; private set; }

        /// <inheritdoc/>
        public long[] State
        {
            get => [_drawn + _pending];
            set
            {
                if (value[0] < _drawn)
                    throw new ArgumentException("A stream of examples cannot go back; begin a new one.", nameof(value));
                _pending = value[0] - _drawn;
            }
        }

        private long _pending;

        /// <inheritdoc/>
        public void Fill(TokenRows rows)
        {
            var one = new TokenRows(1, rows.Length);
            // Rows that were drawn before a resume are drawn again and dropped: composing is far faster than training.
            for (; _pending > 0; _pending--)
                FillRow(one);
            for (var row = 0; row < rows.Rows; row++)
            {
                FillRow(one);
                one.Row(0).CopyTo(rows.Row(row));
                one.Marks(0).CopyTo(rows.Marks(row));
            }
        }

        private void FillRow(TokenRows row)
        {
            _drawn++;
            if (_plainShare * _drawn - _plainDrawn >= 1)
            {
                _plainDrawn++;
                _plainText!.Fill(row);
                return;
            }

            var tokens = row.Row(0);
            var marks = row.Marks(0);
            tokens.Clear(); // the document separator fills what no example fits into
            marks.Clear();
            for (var at = 0; Peek(tokens.Length) is { } example && at + example.Tokens.Length <= tokens.Length; _waiting = null)
            {
                for (var i = 0; i < example.Tokens.Length; i++)
                    tokens[at + i] = (ushort)example.Tokens[i];
                foreach (var (start, end) in _countAll ? [(0, example.Tokens.Length)] : example.Counted)
                    marks[(at + start)..(at + end)].Fill(true);
                at += example.Tokens.Length;
            }
        }

        private TrainingExample? Peek(int room)
        {
            var ends = 0;
            while (_waiting == null)
            {
                if (!_next.MoveNext())
                {
                    if (++ends > 1)
                        throw new GptDialogueException($"No training example fits a row of {room} tokens ({TooLong} are longer): give examples, or longer rows with row-length.");
                    _next = _examples().GetEnumerator();
                    continue;
                }

                if (_next.Current.Tokens.Length <= room)
                    _waiting = _next.Current;
                else
                    TooLong++;
            }

            return _waiting;
        }
    }
}
