using System;
using System.Collections.Generic;

namespace GptDialogue.Studio.Files
{
    /// <summary>The states of a text, to go back and forth. Typing without a pause counts as one step.</summary>
    internal sealed class TextHistory(string text)
    {
        private const int MaxSteps = 500;
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        private readonly LinkedList<string> _past = new();
        private readonly Stack<string> _future = new();
        private DateTimeOffset _typedAt = DateTimeOffset.MinValue;

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
            if (!typed || now - _typedAt > Pause || _past.Count == 0)
                _past.AddLast(Text);
            if (_past.Count > MaxSteps)
                _past.RemoveFirst();
            _typedAt = typed ? now : DateTimeOffset.MinValue;
            _future.Clear();
            Text = text;
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
