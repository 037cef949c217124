using System;
using System.Collections.Generic;
using System.Linq;

namespace GptDialogue.Samples.Tavern.Village
{
    /// <summary>The last lines of the player's talk with each person, to be read again.</summary>
    internal sealed class Transcripts
    {
        /// <summary>Lines kept per person.</summary>
        public const int Most = 60;

        private readonly Dictionary<string, List<SpokenLine>> _lines = new(StringComparer.Ordinal);

        /// <summary>Everybody's lines, by id.</summary>
        public IReadOnlyDictionary<string, List<SpokenLine>> All => _lines;

        /// <summary>The lines with a person, oldest first.</summary>
        public IReadOnlyList<SpokenLine> With(string id) => _lines.TryGetValue(id, out var lines) ? lines : [];

        /// <summary>Adds a line to the talk with a person.</summary>
        public void Add(string id, SpokenLine line)
        {
            if (!_lines.TryGetValue(id, out var lines))
                _lines.Add(id, lines = []);
            lines.Add(line);
            if (lines.Count > Most)
                lines.RemoveAt(0);
        }

        /// <summary>Takes the last line back, if the player said it: it got no answer.</summary>
        public void TakeBack(string id)
        {
            if (_lines.TryGetValue(id, out var lines) && lines.Count > 0 && lines[^1].Who.Length == 0)
                lines.RemoveAt(lines.Count - 1);
        }

        /// <summary>Forgets everything and takes over the lines of a saved game.</summary>
        public void Replace(IReadOnlyDictionary<string, List<SpokenLine>> lines)
        {
            _lines.Clear();
            foreach (var (id, spoken) in lines)
                _lines.Add(id, [.. spoken.TakeLast(Most)]);
            // Saved while the answer was being said: the answer is not part of the save, so neither is the question.
            foreach (var id in lines.Keys)
                TakeBack(id);
        }
    }
}
