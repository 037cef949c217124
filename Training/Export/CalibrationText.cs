using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using GptDialogue.Tokenization;

namespace GptDialogue.Training.Export
{
    /// <summary>Token windows for calibration and measurements, from a text file.</summary>
    public static class CalibrationText
    {
        private const long MaxBytes = 64 << 20;
        private static readonly Regex Controls = new(string.Join('|', SpecialTokens.Names.Select(Regex.Escape)));

        /// <summary>
        /// Reads a text file as tokens. Control tokens spelled out in the file are read as such, so that dialogue prompts can be
        /// given exactly as the game will build them.
        /// </summary>
        /// <exception cref="GptDialogueException">The file is missing, too large or empty.</exception>
        public static int[] ReadTokens(string path, BpeTokenizer tokenizer)
        {
            var tokens = Encode(Read(path), tokenizer);
            return tokens.Length > 0 ? tokens : throw new GptDialogueException($"{path} is empty. Give a text file.");
        }

        /// <summary>Encodes text in which control tokens may be spelled out.</summary>
        public static int[] Encode(string text, BpeTokenizer tokenizer)
        {
            var tokens = new List<int>();
            var start = 0;
            foreach (Match control in Controls.Matches(text))
            {
                tokens.AddRange(tokenizer.Encode(text[start..control.Index]));
                tokens.Add(SpecialTokens.Id(control.Value));
                start = control.Index + control.Length;
            }
            tokens.AddRange(tokenizer.Encode(text[start..]));
            return tokens.ToArray();
        }

        /// <summary>Cuts tokens into windows of <paramref name="length"/>, evenly spread over the text, at most <paramref name="count"/>.</summary>
        public static IReadOnlyList<int[]> Windows(int[] tokens, int length, int count)
        {
            var available = Math.Max(1, tokens.Length / length);
            var step = Math.Max(1, available / count);
            return Enumerable.Range(0, Math.Min(count, available))
                .Select(i => tokens.Skip(i * step * length).Take(length).ToArray()).ToArray();
        }

        private static string Read(string path)
        {
            try
            {
                var size = new FileInfo(path).Length;
                if (size > MaxBytes)
                    throw new GptDialogueException($"{path} has {size} bytes; at most {MaxBytes} are read. Give a sample of the text.");
                return File.ReadAllText(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{path} cannot be read: {fault.Message} Give a text file.", fault);
            }
        }
    }
}
