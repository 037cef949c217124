using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using GptDialogue.Dialogue;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Dialogue.Reading;
using GptDialogue.Dialogue.Reply;
using GptDialogue.Dialogue.Text;
using GptDialogue.Dialogue.World;
using GptDialogue.Worlds;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>
    /// What a line is held to mean by a teacher and a reader together: the product of both (Hinton 2002), which is right more often than
    /// either, as one knows words and the other knows how players put things.
    /// </summary>
    internal sealed class LineGuesses
    {
        private const int Most = 8; // guesses kept of a line
        private const float Unlikely = -9f; // below this the teacher's opinion is no better than a guess

        private static readonly string[] _names = [.. PlayerIntent.All.Select(i => i.Name)];

        private readonly IntentReader _reader;
        private readonly TurnAnalyser _analyser;

        /// <param name="reader">The reader.</param>
        /// <param name="lexicon">Ordinary words.</param>
        public LineGuesses(IntentReader reader, Lexicon lexicon)
        {
            _reader = reader;
            // A world without facts, so that only the words count.
            var nobody = new CharacterCard("nobody", "Nobody");
            _analyser = new TurnAnalyser(new WorldPack("empty", "Empty", characters: [nobody]), nobody, lexicon);
        }

        /// <summary>The likeliest intents as <see cref="TaughtLines"/> reads them.</summary>
        /// <param name="line">The line.</param>
        /// <param name="teacher">The teacher's log-probabilities of all intents.</param>
        public string Of(string line, float[] teacher)
        {
            var turn = _analyser.Analyse(line, new DialogueMemory(new SlotTable(_analyser.Glossary)), new GameState(), Emotion.Neutral);
            return Joined(teacher, _reader.Read(turn));
        }

        internal static string Joined(IReadOnlyList<float> teacher, IReadOnlyList<float> reader)
        {
            var best = _names.Select((name, i) => (Name: name, Sum: Math.Max(teacher[i], Unlikely) + reader[i])).OrderByDescending(g => g.Sum).Take(Most).ToArray();
            var total = best.Sum(g => Math.Exp(g.Sum - best[0].Sum));
            return string.Join(' ', best.Select(g => string.Create(CultureInfo.InvariantCulture, $"{g.Name}:{Math.Exp(g.Sum - best[0].Sum) / total:F3}")));
        }
    }
}
