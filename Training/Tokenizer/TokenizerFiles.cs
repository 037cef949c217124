using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using GptDialogue.Tokenization;
using GptDialogue.Training.Interchange;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>
    /// The tokenizer as GPT-2 tools store it: <c>vocab.json</c> (spelling to id) and <c>merges.txt</c> (one pair of spellings per
    /// line, in rank order). The merges say everything; vocab.json is for other programs and is checked when read back.
    /// </summary>
    public static class TokenizerFiles
    {
        private const string Header = "#version: 0.2";
        private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

        /// <summary>Writes both files into an existing folder.</summary>
        /// <exception cref="GptDialogueException">The disk is full or not writable; each file is complete or as it was.</exception>
        public static void Write(string folder, IReadOnlyList<(int Left, int Right)> merges)
        {
            var names = Names(merges);
            var lines = new StringBuilder().Append(Header).Append('\n');
            foreach (var (left, right) in merges) lines.Append(names[left]).Append(' ').Append(names[right]).Append('\n');
            var entries = names.Select((name, id) => $"  {JsonSerializer.Serialize(name, Plain)}: {id}");
            AtomicFile.WriteText(Path.Combine(folder, ModelDirectory.MergesFile), lines.ToString());
            AtomicFile.WriteText(Path.Combine(folder, ModelDirectory.VocabularyFile), "{\n" + string.Join(",\n", entries) + "\n}\n");
        }

        /// <summary>Reads the merges of a folder and checks that vocab.json gives every token the id its rank demands.</summary>
        /// <exception cref="GptDialogueException">A file is missing, damaged, or of a tokenizer with another layout.</exception>
        public static (int Left, int Right)[] Read(string folder)
        {
            var merges = ReadMerges(Path.Combine(folder, ModelDirectory.MergesFile));
            var path = Path.Combine(folder, ModelDirectory.VocabularyFile);
            var vocabulary = ReadVocabulary(path);
            var expected = Names(merges);
            if (vocabulary.Count != expected.Count)
                throw new GptDialogueException(
                    $"'{path}' lists {vocabulary.Count} tokens but merges.txt makes {expected.Count}: the two files belong to "
                    + "different tokenizers.");
            // Control tokens are only names for ids: one that got another name since leaves the vocabulary as good as it was.
            for (var id = SpecialTokens.Count; id < expected.Count; id++)
                if (!vocabulary.TryGetValue(expected[id], out var stored) || stored != id)
                    throw new GptDialogueException(
                        $"'{path}': token '{expected[id]}' should have id {id}; the file was not written for this layout of control "
                        + "tokens, bytes and merges.");
            return merges.ToArray();
        }

        private static List<(int Left, int Right)> ReadMerges(string path)
        {
            var ids = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var value = 0; value < 256; value++) ids[ByteSpelling.Write(new[] { (byte)value })] = BpeTrainer.FirstByte + value;
            var merges = new List<(int Left, int Right)>();
            var number = 0;
            foreach (var line in ReadText(path).Split('\n'))
            {
                number++;
                var text = line.TrimEnd('\r');
                if (text.Length == 0 || (number == 1 && text.StartsWith("#version", StringComparison.Ordinal))) continue;
                var parts = text.Split(' ');
                if (parts.Length != 2 || !ids.TryGetValue(parts[0], out var left) || !ids.TryGetValue(parts[1], out var right)
                    || !ids.TryAdd(parts[0] + parts[1], BpeTrainer.FirstMerge + merges.Count))
                    throw new GptDialogueException(
                        $"'{path}' line {number}: '{text}' is not a new pair of tokens known by then. The file is damaged; write it "
                        + "again.");
                merges.Add((left, right));
            }

            return merges;
        }

        private static Dictionary<string, int> ReadVocabulary(string path)
        {
            try
            {
                return JsonSerializer.Deserialize<Dictionary<string, int>>(ReadText(path))
                    ?? throw new GptDialogueException($"'{path}' holds no vocabulary.");
            }
            catch (JsonException fault)
            {
                throw new GptDialogueException(
                    $"'{path}' line {fault.LineNumber + 1}: not a JSON object of token ids. The file is damaged; write it again.", fault);
            }
        }

        private static string ReadText(string path)
        {
            try
            {
                return File.ReadAllText(path);
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException(
                    $"Tokenizer file '{path}' cannot be read: {fault.Message} Make one with the verb 'tokenizer'.", fault);
            }
        }

        /// <summary>The spelling of every token; the index is the id.</summary>
        public static IReadOnlyList<string> Names(IReadOnlyList<(int Left, int Right)> merges)
        {
            var names = new List<string>(SpecialTokens.Names);
            for (var value = 0; value < 256; value++) names.Add(ByteSpelling.Write(new[] { (byte)value }));
            foreach (var (left, right) in merges) names.Add(names[left] + names[right]);
            return names;
        }
    }
}
