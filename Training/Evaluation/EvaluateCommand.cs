using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Diagnostics;
using System.Linq;
using GptDialogue.Dialogue.Prompt;
using GptDialogue.Tokenization;
using GptDialogue.Training.Commands;
using GptDialogue.Training.Corpus;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Evaluation
{
    /// <summary>The verb <c>evaluate</c>: loss, perplexity and bits per byte on held-out text, beside a Kneser-Ney n-gram model.</summary>
    public static class EvaluateCommand
    {
        private sealed record Options(
            string? Model, string? Tokenizer, string[] Data, double Share, int Order, bool Baseline, int Threads, string Device, int Dialogues, PromptForm Form);

        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var model = new Option<string?>("--model") { Description = "Model folder to score." };
            var tokenizer = new Option<string?>("--tokenizer")
            {
                Description = "Folder with vocab.json and merges.txt, to score the baseline alone. Default: the model folder.",
            };
            var data = new Option<string[]>("--data")
            {
                Description = "The corpus of the training, PATH[:WEIGHT], repeated. Its held-out documents are scored; "
                    + "weights do not count here, but 0 leaves a file out.",
                Required = true,
                AllowMultipleArgumentsPerToken = true,
            };
            var share = new Option<double>("--validation-share")
            {
                Description = "Share of documents held out in the training.",
                DefaultValueFactory = _ => CorpusSplit.DefaultFraction,
            };
            var order = new Option<int>("--order") { Description = "Longest n-gram of the baseline.", DefaultValueFactory = _ => 5 };
            var alone = new Option<bool>("--no-baseline") { Description = "Score the model alone." };
            var threads = new Option<int>("--threads") { Description = "Cores to use; 0 takes all.", DefaultValueFactory = _ => 0 };
            var device = new Option<string>("--device") { Description = "auto, cpu or cuda.", DefaultValueFactory = _ => "auto" };
            device.AcceptOnlyFromAmong("auto", "cpu", "cuda");
            var dialogues = new Option<int>("--dialogues")
            {
                Description = "Score so many composed held-out replies instead of text; --data then gives the facts of their worlds.",
            };
            var form = new PromptFormOptions();
            var command = new Command("evaluate", "Score held-out text, beside an n-gram baseline.")
            {
                model, tokenizer, data, share, order, alone, threads, device, dialogues,
            };
            form.AddTo(command);
            command.SetAction(result => Run(new Options(
                result.GetValue(model), result.GetValue(tokenizer), result.GetRequiredValue(data), result.GetValue(share),
                result.GetValue(order), !result.GetValue(alone), result.GetValue(threads), result.GetRequiredValue(device), result.GetValue(dialogues), form.Read(result))));
            return command;
        }

        private static int Run(Options options)
        {
            var folder = options.Tokenizer ?? options.Model
                ?? throw new GptDialogueException(
                    "Nothing to score: give a model folder with --model, or a tokenizer folder with --tokenizer for the baseline alone.");
            var directory = options.Model == null ? null : ModelDirectory.Open(options.Model);
            var tokenizer = new BpeTokenizer(TokenizerFiles.Read(folder), SpecialTokens.Names);
            if (options.Dialogues > 0)
                return RunDialogues(options, directory, tokenizer);
            var split = CorpusSplit.Create(CorpusReader.Read(SourceSpec.ParseAll(options.Data)), options.Share);
            var heldOut = TokenDocument.Encode(tokenizer, split.Validation);
            Console.WriteLine($"Held out: {heldOut.Count:N0} documents, {heldOut.Sum(d => (long)d.Predicted):N0} tokens.");

            HeldOutScore? gpt = directory == null ? null : ScoreModel(options, directory, tokenizer.VocabularySize, heldOut);
            if (!options.Baseline) return 0;
            var (modified, single) = ScoreBaseline(options.Order, tokenizer, split.Train, heldOut);
            if (gpt is { } score)
                Console.WriteLine("\nPerplexity of the model relative to the baseline: "
                    + $"{score.Perplexity / modified.Perplexity:F3} (modified), {score.Perplexity / single.Perplexity:F3} (one discount).");
            return 0;
        }

        /// <summary>Baseline examples per scored one: together about as many tokens as a fine-tuning reads.</summary>
        private const int BaselineFactor = 40;

        private static int RunDialogues(Options options, ModelDirectory? directory, BpeTokenizer tokenizer)
        {
            if (directory == null)
                throw new GptDialogueException("--dialogues needs a model folder: give one with --model.");
            var files = SourceSpec.ParseAll(options.Data).Select(s => s.Path).ToArray();
            var lexicon = directory.ReadLexicon();
            var heldOut = DialogueEvaluation.HeldOut(tokenizer, lexicon, files, options.Dialogues, options.Form);
            TorchRuntime.UseThreads(options.Threads);
            using var model = new GptModel(directory, TorchRuntime.Device(options.Device));
            var gpt = Report($"GPT, {directory.Config.ParameterCount:N0} parameters", DialogueEvaluation.Score(heldOut, new GptLanguageModel(model)));
            if (!options.Baseline) return 0;
            var train = DialogueEvaluation.Training(tokenizer, lexicon, files, options.Dialogues * BaselineFactor, options.Form);
            Console.WriteLine($"\nCounting n-grams of {train.Sum(d => (long)d.Length):N0} training tokens.");
            var baseline = KneserNeyModel.Train(train, tokenizer.VocabularySize, options.Order);
            var modified = Report($"{options.Order}-gram, modified Kneser-Ney", DialogueEvaluation.Score(heldOut, baseline));
            Console.WriteLine($"\nPerplexity of the model relative to the baseline: {gpt.Perplexity / modified.Perplexity:F3}.");
            return 0;
        }

        private static HeldOutScore ScoreModel(
            Options options, ModelDirectory directory, int vocabularySize, IReadOnlyList<TokenDocument> heldOut)
        {
            TorchRuntime.UseThreads(options.Threads);
            if (directory.Config.VocabularySize != vocabularySize)
                throw new GptDialogueException(
                    $"{directory.Path}: the model has {directory.Config.VocabularySize} tokens, the tokenizer {vocabularySize}. Give "
                    + "the tokenizer the model was trained with.");
            using var model = new GptModel(directory, TorchRuntime.Device(options.Device));
            var watch = Stopwatch.StartNew();
            var said = TimeSpan.Zero;
            var scorer = new GptLanguageModel(model, share =>
            {
                if (watch.Elapsed - said < TimeSpan.FromSeconds(10)) return;
                said = watch.Elapsed;
                Console.WriteLine($"  {share,4:P0} scored, {watch.Elapsed * (1 - share) / share:m\\:ss} left");
            });
            return Report($"GPT, {directory.Config.ParameterCount:N0} parameters", HeldOutScore.PerSource(heldOut, scorer));
        }

        private static (HeldOutScore Modified, HeldOutScore Single) ScoreBaseline(
            int order, BpeTokenizer tokenizer, IReadOnlyList<CorpusDocument> documents, IReadOnlyList<TokenDocument> heldOut)
        {
            var train = TokenDocument.Encode(tokenizer, documents);
            Console.WriteLine($"\nCounting n-grams of {train.Sum(d => (long)d.Predicted):N0} training tokens.");
            var baseline = KneserNeyModel.Train(train.Select(d => d.Tokens).ToArray(), tokenizer.VocabularySize, order);
            var single = baseline.WithDiscounts(modified: false);
            return (Report($"{order}-gram, modified Kneser-Ney", HeldOutScore.PerSource(heldOut, baseline)),
                Report($"{order}-gram, Kneser-Ney with one discount", HeldOutScore.PerSource(heldOut, single)));
        }

        private static HeldOutScore Report(string model, IReadOnlyList<(string Source, HeldOutScore Score)> scores)
        {
            var total = HeldOutScore.Total(scores.Select(s => s.Score));
            Console.WriteLine($"\n{model,-44} {"tokens",9} {"loss",7} {"perplexity",10} {"bits/byte",9}");
            foreach (var (source, s) in scores.Append(("all", total)))
                Console.WriteLine($"  {source,-42} {s.Tokens,9:N0} {s.Loss,7:F4} {s.Perplexity,10:F2} {(s.Bytes > 0 ? s.BitsPerByte.ToString("F4") : ""),9}");
            return total;
        }
    }
}
