using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Tokenization;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Parity
{
    /// <summary>The verb <c>parity</c>: shows that every form of a model says the same, and what the smaller ones cost in quality.</summary>
    public static class ParityCommand
    {
        private const int GreedyTokens = 200;
        private const int LogitWindows = 2;
        private const int PromptTokens = 8;

        /// <summary>The command with its options.</summary>
        public static Command Create()
        {
            var model = new Argument<string>("model") { Description = "Model directory." };
            var text = new Option<string?>("--text") { Description = "Held-out text; control tokens may be spelled out. Default: text the model writes itself." };
            var bundle = new Option<string?>("--bundle") { Description = "Bundle whose variants are measured. Default: every variant, made from the model." };
            var calibration = new Option<string?>("--calibration") { Description = "Text to calibrate 8-bit caches on when there is no bundle; not the held-out text." };
            var windows = new Option<int>("--windows") { Description = "Windows of one context each to measure perplexity on.", DefaultValueFactory = _ => 32 };
            var prompts = new Option<string?>("--prompts") { Description = "Text file with one prompt per line, for --continuations." };
            var continuations = new Option<string?>("--continuations") { Description = "JSON file for greedy continuations of the prompts; nothing else is done." };
            var count = new Option<int>("--tokens") { Description = "Tokens per continuation.", DefaultValueFactory = _ => 64 };
            var command = new Command("parity", "Compare TorchSharp, the oracle graph and every exported variant.")
            {
                model, text, bundle, calibration, windows, prompts, continuations, count,
            };
            command.SetAction(result =>
            {
                var directory = ModelDirectory.Open(result.GetRequiredValue(model));
                var tokenizer = new BpeTokenizer(TokenizerFiles.Read(directory.Path).ToArray(), SpecialTokens.Names);
                if (result.GetValue(continuations) is { } file)
                {
                    var lines = Lines(result.GetValue(prompts) ?? throw new GptDialogueException("--continuations needs --prompts FILE."));
                    Continuations.Write(GptWeights.Read(directory), tokenizer, lines, result.GetValue(count), file);
                    return;
                }
                Compare(directory, tokenizer, result.GetValue(text), result.GetValue(bundle), result.GetValue(calibration), result.GetValue(windows));
            });
            return command;
        }

        private static void Compare(ModelDirectory directory, BpeTokenizer tokenizer, string? text, string? bundle, string? calibration, int count)
        {
            if (count < 1)
                throw new GptDialogueException($"--windows {count} leaves nothing to measure on; give 1 or more.");
            var weights = GptWeights.Read(directory);
            using var reader = bundle == null ? null : OpenBundle(bundle, directory, weights);
            var context = weights.Config.Context;
            var windows = text == null
                ? SelfSampling.Sample(weights, 4, context, seed: 2)
                : CalibrationText.Windows(CalibrationText.ReadTokens(text, tokenizer), context, count);
            if (windows[0].Length <= PromptTokens)
                throw new GptDialogueException($"{text} has {windows[0].Length} tokens; more than {PromptTokens} are needed to compare on. Give more text.");
            var failures = Logits(directory, weights, windows.Take(LogitWindows).ToArray());

            var prompt = windows[0].Take(PromptTokens).ToArray();
            var (compared, difference) = ParityChecks.CachedAgainstUncached(weights, prompt, GreedyTokens);
            Console.WriteLine($"cached against uncached greedy decoding: {compared} tokens, " + (difference < 0 ? "identical" : $"different from token {difference}"));
            if (difference >= 0)
                failures.Add($"greedy decoding with the cache differs at token {difference}");

            Variants(weights, tokenizer, windows, reader, calibration);
            if (failures.Count > 0)
                throw new GptDialogueException($"{directory.Path}: not in parity: {string.Join("; ", failures)}.");
        }

        private static BundleReader OpenBundle(string path, ModelDirectory directory, GptWeights weights)
        {
            var reader = BundleReader.Open(path);
            if (reader.Header.Creation.TryGetValue(BundleExporter.WeightsHash, out var hash) && hash == BundleExporter.Hash(weights))
                return reader;
            reader.Dispose();
            throw new GptDialogueException($"{path} was not made from the weights in {directory.Path}; export it again from there.");
        }

        private static List<string> Logits(ModelDirectory directory, GptWeights weights, IReadOnlyList<int[]> windows)
        {
            var failures = new List<string>();
            void Report(string what, float difference)
            {
                Console.WriteLine($"{what}: max |difference| of logits {difference:0.0e+0}, {ParityChecks.Tolerance:0e+0} allowed");
                if (!(difference <= ParityChecks.Tolerance))
                    failures.Add($"{what} differ by {difference:0.0e+0}");
            }
            var (oracle, fused) = TorchLogits.Compare(directory, windows);
            Report("TorchSharp and oracle", oracle);
            Report("TorchSharp and fused fp32", fused);
            Report("fused fp32 and oracle", ParityChecks.FusedAgainstOracle(weights, windows));
            return failures;
        }

        private static void Variants(GptWeights weights, BpeTokenizer tokenizer, IReadOnlyList<int[]> windows, BundleReader? reader, string? calibration)
        {
            Console.WriteLine($"perplexity on {windows.Sum(window => window.Length - 1):N0} tokens:");
            var calibrated = reader != null ? null : KvCalibration.Calibrate(weights, calibration == null
                ? SelfSampling.Sample(weights, 4, weights.Config.Context, seed: 1)
                : CalibrationText.Windows(CalibrationText.ReadTokens(calibration, tokenizer), weights.Config.Context, 16));
            var baseline = Measure(FusedGraph.Build(weights, FloatEncoding.Single), weights, windows);
            foreach (var variant in Variant.All.Where(v => v.Name != BundleVariant.Oracle && (reader == null || reader.Header.Find(v.Name) != null)))
            {
                var graph = reader?.ReadVariant(variant.Name) ?? variant.Build(weights, calibrated);
                var perplexity = Measure(graph, weights, windows);
                Console.WriteLine($"  {variant.Name,-9} {perplexity,9:F4}  {100 * (perplexity / baseline - 1),+8:+0.000;-0.000} %  {graph.Length,12:N0} bytes");
            }
        }

        private static double Measure(byte[] graph, GptWeights weights, IReadOnlyList<int[]> windows)
        {
            using var runner = new FusedRunner(graph, weights.Config.Context);
            return Perplexity.Measure(runner, windows);
        }

        private static string[] Lines(string path)
        {
            try
            {
                return File.ReadAllLines(path).Where(line => line.Length > 0).ToArray();
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
            {
                throw new GptDialogueException($"{path} cannot be read: {fault.Message} Give a text file with one prompt per line.", fault);
            }
        }
    }
}
