using System;
using System.Collections.Generic;

namespace GptDialogue.Studio.Components
{
    /// <summary>What has to be said to the writer on one page, until it is closed.</summary>
    internal sealed class Notices
    {
        private readonly List<string> _texts = [];

        public event Action? Changed;

        public IReadOnlyList<string> Texts => _texts;

        public void Add(string text)
        {
            _texts.Remove(text);
            _texts.Add(text);
            if (_texts.Count > 3)
                _texts.RemoveAt(0);
            Changed?.Invoke();
        }

        public void Close(string text)
        {
            _texts.Remove(text);
            Changed?.Invoke();
        }
    }
}
