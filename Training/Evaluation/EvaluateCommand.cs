using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using GptDialogue.Tokenization;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>The verb <c>evaluate</c>: loss, perplexity and bits per byte on held-out text, beside a Kneser-Ney n-gram model.</summary>
    public static class EvaluateCommand
    {
        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var tokenizer = new Option<string>("--tokenizer") { Description = "Folder with vocab.json and merges.txt.", Required = true };
            var data = new Option<string[]>("--data")
            {
                Description = "The corpus the model was trained on, PATH[:WEIGHT], repeated. Its held-out documents are scored; weights do not count here, but 0 leaves a file out.",
                Required = true,
                AllowMultipleArgumentsPerToken = true,
            };
            var order = new Option<int>("--order") { Description = "Length of the longest n-gram of the baseline.", DefaultValueFactory = _ => 5 };
            var command = new Command("evaluate", "Score held-out text beside an n-gram baseline.") { tokenizer, data, order };
            command.SetAction(result =>
                Run(result.GetRequiredValue(tokenizer), result.GetRequiredValue(data), result.GetValue(order)));
            return command;
        }

        private static int Run(string tokenizerFolder, string[] data, int order)
        {
            var tokenizer = new BpeTokenizer(TokenizerFiles.Read(tokenizerFolder), SpecialTokens.Names);
            var split = CorpusSplit.Create(CorpusReader.Read(SourceSpec.ParseAll(data)));
            var heldOut = TokenDocument.Encode(tokenizer, split.Validation);
            Console.WriteLine($"Held out: {heldOut.Count:N0} documents, {heldOut.Sum(d => (long)d.Predicted):N0} tokens.");

            var train = TokenDocument.Encode(tokenizer, split.Train);
            Console.WriteLine($"Counting n-grams of {train.Sum(d => (long)d.Predicted):N0} training tokens.");
            var baseline = KneserNeyModel.Train(train.Select(d => d.Tokens).ToArray(), tokenizer.VocabularySize, order);
            Report($"{order}-gram, modified Kneser-Ney", HeldOutScore.PerSource(heldOut, baseline));
            Report($"{order}-gram, Kneser-Ney with one discount", HeldOutScore.PerSource(heldOut, baseline.WithDiscounts(modified: false)));
            return 0;
        }

        private static void Report(string model, IReadOnlyList<(string Source, HeldOutScore Score)> scores)
        {
            Console.WriteLine();
            Console.WriteLine($"{model,-44} {"tokens",9} {"loss",7} {"perplexity",10} {"bits/byte",9}");
            foreach (var (source, score) in scores) WriteRow(source, score);
            WriteRow("all", HeldOutScore.Total(scores.Select(s => s.Score)));
        }

        private static void WriteRow(string name, HeldOutScore score) =>
            Console.WriteLine($"  {name,-42} {score.Tokens,9:N0} {score.Loss,7:F4} {score.Perplexity,10:F2} {score.BitsPerByte,9:F4}");
    }
}
