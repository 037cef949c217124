using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace GptDialogue.Training.Data
{
    /// <summary>
    /// Examples in JSON lines, as <c>compose</c> writes them: <c>{"tokens":[0,1,…],"spans":[[start,end],…]}</c>, where the loss is
    /// counted on the tokens from start up to, not including, end. Other keys are for people and are skipped.
    /// </summary>
    public static class ExampleFile
    {
        /// <summary>Reads and checks all examples.</summary>
        /// <exception cref="GptDialogueException">The file is missing or empty, or a line is damaged; the message names the line.</exception>
        public static List<TrainingExample> Read(string path, int vocabularySize)
        {
            if (!File.Exists(path))
                throw new GptDialogueException($"{path}: no such file. The verb 'compose' of the writers' tools makes one.");
            var examples = new List<TrainingExample>();
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Trim().Length > 0)
                    examples.Add(Parse(line, $"{path}({number})", vocabularySize));
            }

            return examples.Count > 0 ? examples : throw new GptDialogueException($"{path} holds no examples. Compose it again.");
        }

        private static TrainingExample Parse(string line, string place, int vocabularySize)
        {
            try
            {
                using var json = JsonDocument.Parse(line);
                var tokens = json.RootElement.GetProperty("tokens").EnumerateArray().Select(t => t.GetInt32()).ToArray();
                var spans = json.RootElement.GetProperty("spans").EnumerateArray().Select(s => (s[0].GetInt32(), s[1].GetInt32())).ToArray();
                if (Array.Exists(tokens, t => t < 0 || t >= vocabularySize))
                    throw new GptDialogueException($"{place}: a token is outside 0 to {vocabularySize - 1}. Compose it with the tokenizer of this model.");
                if (tokens.Length == 0 || Array.Exists(spans, s => s.Item1 < 0 || s.Item1 > s.Item2 || s.Item2 > tokens.Length))
                    throw new GptDialogueException($"{place}: a span does not lie within the {tokens.Length} tokens. Compose the file again.");
                return new TrainingExample(tokens, spans);
            }
            catch (Exception fault) when (fault is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or IndexOutOfRangeException)
            {
                throw new GptDialogueException($"{place}: not an example ({fault.Message}) Compose the file again.", fault);
            }
        }
    }
}
