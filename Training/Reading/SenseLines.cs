using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;
using GptDialogue.Dialogue.Text;

namespace GptDialogue.Training.Reading
{
    /// <summary>Lines of text with the vectors that a sentence encoder gives them, and the word stems that they are made of.</summary>
    internal sealed class SenseLines
    {
        private SenseLines(IReadOnlyList<string> stems, long[][] rows, float[] vectors)
        {
            Stems = stems;
            Rows = rows;
            Vectors = vectors;
        }

        /// <summary>The stems of the known words, each once.</summary>
        public IReadOnlyList<string> Stems { get; }

        /// <summary>For each line its stems, as 1 + index into <see cref="Stems"/>; 0 stands for words that are not known. Never empty.</summary>
        public long[][] Rows { get; }

        /// <summary>(lines, width) row-major.</summary>
        public float[] Vectors { get; }

        /// <summary>Number of lines.</summary>
        public int Count => Rows.Length;

        /// <summary>Length of the encoder's vectors.</summary>
        public int Width => Vectors.Length / Count;

        /// <summary>Reads both files.</summary>
        /// <param name="linesFile">One line of text per line.</param>
        /// <param name="vectorsFile">The vectors one after the other, 32-bit floats, little endian, without a header.</param>
        /// <param name="words">The words that are known.</param>
        /// <exception cref="GptDialogueException">A file cannot be read, or the files do not fit together.</exception>
        public static SenseLines Read(string linesFile, string vectorsFile, IEnumerable<string> words)
        {
            try
            {
                var lines = File.ReadAllLines(linesFile);
                var vectors = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(vectorsFile)).ToArray();
                if (lines.Length == 0 || vectors.Length == 0 || vectors.Length % lines.Length != 0)
                    throw new GptDialogueException($"{vectorsFile}: {vectors.Length:N0} numbers for the {lines.Length:N0} lines of {linesFile}: every line needs as many. Make both again.");
                if (vectors.Any(v => !float.IsFinite(v)))
                    throw new GptDialogueException($"{vectorsFile}: it holds numbers that are not finite. Make it again.");
                return Of(lines, vectors, words);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"Lines and vectors cannot be read: {fault.Message}", fault);
            }
        }

        private static SenseLines Of(string[] lines, float[] vectors, IEnumerable<string> words)
        {
            var split = lines.Select(l => Word.Split(l)).ToArray();
            var seen = split.SelectMany(l => l).Select(w => w.Stem).ToHashSet(StringComparer.Ordinal);
            // A stem that no line holds would keep the vector it began with.
            var stems = words.SelectMany(Word.Split).Select(w => w.Stem).Where(seen.Contains).Distinct().Order(StringComparer.Ordinal).ToArray();
            var rows = stems.Select((s, i) => (s, i)).ToDictionary(p => p.s, p => p.i + 1L, StringComparer.Ordinal);
            return new SenseLines(stems, split.Select(l => l.Select(w => rows.GetValueOrDefault(w.Stem)).DefaultIfEmpty().ToArray()).ToArray(), vectors);
        }
    }
}
