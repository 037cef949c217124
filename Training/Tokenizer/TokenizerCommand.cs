using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;

namespace GptDialogue.Training.Tokenizer
{
    /// <summary>The verb <c>tokenizer</c>: learns a vocabulary from text and writes vocab.json and merges.txt.</summary>
    public static class TokenizerCommand
    {
        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var data = new Option<string[]>("--data")
            {
                Description = "Text file or folder of .txt files, with an optional weight: PATH[:WEIGHT]. Repeat it; "
                    + "a later entry overrides an earlier one for the same file.",
                Required = true,
                AllowMultipleArgumentsPerToken = true,
            };
            var output = new Option<string>("--out") { Description = "Folder to write vocab.json and merges.txt into.", Required = true };
            var size = new Option<int>("--vocabulary")
            {
                Description = "Number of tokens: 128 control tokens, 256 bytes and the merges.",
                DefaultValueFactory = _ => 4096,
            };
            var command = new Command("tokenizer", "Learn a byte-pair vocabulary from text.") { data, output, size };
            command.SetAction(result => Run(result.GetRequiredValue(data), result.GetRequiredValue(output), result.GetValue(size)));
            return command;
        }

        private static int Run(string[] data, string output, int size)
        {
            var split = CorpusSplit.Create(CorpusReader.Read(SourceSpec.ParseAll(data)));
            var words = new WordCounter();
            foreach (var document in split.Train) words.Add(document);
            Console.WriteLine($"Counted {split.Train.Sum(d => (long)d.Utf8.Length):N0} bytes in {split.Train.Count:N0} training documents: "
                + $"{words.Counts.Count:N0} distinct pieces.");

            var merges = BpeTrainer.Train(words.Counts, size);
            Directory.CreateDirectory(output);
            TokenizerFiles.Write(output, merges);
            Console.WriteLine($"Wrote {size:N0} tokens ({merges.Count:N0} merges) to {output}.");
            Report(split, words.Counts, new BpeTokenizer(merges.ToArray(), SpecialTokens.Names));
            return 0;
        }

        private static void Report(CorpusSplit split, IReadOnlyDictionary<string, long> trained, BpeTokenizer tokenizer)
        {
            double bytes = 0, tokens = 0;
            foreach (var (word, count) in trained)
            {
                bytes += (double)count * Encoding.UTF8.GetByteCount(word);
                tokens += (double)count * tokenizer.CountTokens(word);
            }

            Console.WriteLine($"{bytes / tokens,6:F3} bytes per token, training text as weighted");
            foreach (var source in split.Validation.GroupBy(document => document.Source.Name))
            {
                bytes = source.Sum(document => (long)document.Utf8.Length);
                tokens = source.Sum(document => (long)tokenizer.CountTokens(Encoding.UTF8.GetString(document.Utf8.Span)));
                Console.WriteLine($"{bytes / tokens,6:F3} bytes per token, held out of {source.Key}");
            }
        }
    }
}
