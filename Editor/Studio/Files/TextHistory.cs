using System;
using System.Collections.Generic;

namespace GptDialogue.Studio.Files
{
    /// <summary>The states of a text, to go back and forth. Typing on at the same place without a pause counts as one step.</summary>
    internal sealed class TextHistory(string text)
    {
        private const int MaxSteps = 500;
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        private readonly LinkedList<string> _past = new();
        private readonly Stack<string> _future = new();
        private DateTimeOffset _typedAt = DateTimeOffset.MinValue;
        private int _start, _end; // where the last change lies in the text

        public string Text { get; private set; } = text;

        public bool CanUndo => _past.Count > 0;

        public bool CanRedo => _future.Count > 0;

        /// <summary>Notes a new state.</summary>
        /// <param name="text">The text.</param>
        /// <param name="typed">Came from typing, so that it joins what was typed just before.</param>
        /// <param name="now">The time.</param>
        public void Change(string text, bool typed, DateTimeOffset now)
        {
            if (text == Text)
                return;
            var (start, end) = Changed(Text, text);
            // Who goes on in another field has begun something else, however fast.
            if (!typed || now - _typedAt > Pause || start > _end || end < _start || _past.Count == 0)
                _past.AddLast(Text);
            (_start, _end) = (start, end);
            if (_past.Count > MaxSteps)
                _past.RemoveFirst();
            _typedAt = typed ? now : DateTimeOffset.MinValue;
            _future.Clear();
            Text = text;
        }

        // The stretch of the new text that differs: from the first to behind the last character that is not as before.
        private static (int Start, int End) Changed(string before, string after)
        {
            var shorter = Math.Min(before.Length, after.Length);
            var start = 0;
            while (start < shorter && before[start] == after[start])
                start++;
            var same = 0;
            while (same < shorter - start && before[^(same + 1)] == after[^(same + 1)])
                same++;
            return (start, after.Length - same);
        }

        public void Undo()
        {
            if (!CanUndo)
                return;
            _future.Push(Text);
            Text = _past.Last!.Value;
            _past.RemoveLast();
            _typedAt = DateTimeOffset.MinValue;
        }

        public void Redo()
        {
            if (!CanRedo)
                return;
            _past.AddLast(Text);
            Text = _future.Pop();
            _typedAt = DateTimeOffset.MinValue;
        }
    }
}
