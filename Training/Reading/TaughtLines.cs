using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Dialogue.Reply;

namespace GptDialogue.Training.Reading
{
    /// <summary>
    /// Lines of players with what a teacher, a larger reader that does not ship, holds each to mean (knowledge distillation, Hinton et al. 2015).
    /// </summary>
    internal sealed class TaughtLines
    {
        /// <summary>A line that its teacher is less sure about is not composed with: it would be called something that it hardly is.</summary>
        private const float LeastSure = 0.4f;

        private readonly Dictionary<string, (int Intent, float Share)[]> _guesses = new(StringComparer.Ordinal);
        private readonly List<(string Intent, string Line)> _lines = [];

        private TaughtLines()
        {
        }

        /// <summary>Reads files of lines, each with a tab and its likeliest intents behind it ("are you all right?	ask_wellbeing:0.93 chat:0.02").</summary>
        /// <exception cref="GptDialogueException">A file cannot be read, or is no such file.</exception>
        public static TaughtLines Read(IEnumerable<string> files)
        {
            var taught = new TaughtLines();
            foreach (var file in files)
            {
                try
                {
                    foreach (var line in File.ReadLines(file))
                        taught.Add(line.Split('\t'));
                }
                catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException or ArgumentException or IndexOutOfRangeException)
                {
                    throw new GptDialogueException($"{file}: {fault.Message} Lines such as 'how do you do<tab>ask_wellbeing:0.9 greet:0.1' are expected.", fault);
                }
            }

            return taught;
        }

        /// <summary>The lines by what each most likely means.</summary>
        public ILookup<string, string> ByIntent => _lines.ToLookup(l => l.Intent, l => l.Line);

        /// <summary>What the teacher holds a line to mean, whatever its case and stops; null for a line that it was not asked about.</summary>
        public (int Intent, float Share)[]? Of(string line) => _guesses.GetValueOrDefault(Key(line));

        private void Add(string[] parts)
        {
            var guesses = parts[1].Split(' ').Select(p => p.Split(':')).Select(p => (PlayerIntent.Find(p[0]).Index, float.Parse(p[1], CultureInfo.InvariantCulture))).ToArray();
            _guesses[Key(parts[0])] = guesses;
            if (guesses[0].Item2 >= LeastSure)
                _lines.Add((parts[1][..parts[1].IndexOf(':')], parts[0]));
        }

        private static string Key(string line)
        {
            var key = new StringBuilder(line.Length);
            foreach (var letter in line)
            {
                if (char.IsLetterOrDigit(letter) || letter == ' ')
                    key.Append(char.ToLowerInvariant(letter));
            }

            return key.ToString();
        }
    }
}
