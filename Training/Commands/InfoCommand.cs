using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Optimisation;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Commands
{
    /// <summary>The verb <c>info</c>: what a model directory, a checkpoint or a bundle holds.</summary>
    internal static class InfoCommand
    {
        public static Command Create()
        {
            var path = new Argument<string>("path") { Description = "Model directory, checkpoint or .gptbundle." };
            var command = new Command("info", "Describe a model directory, a checkpoint or a bundle.") { path };
            command.SetAction(result =>
            {
                var given = result.GetRequiredValue(path);
                foreach (var (name, value) in Directory.Exists(given) ? OfDirectory(ModelDirectory.Open(given)) : OfBundle(given))
                    Console.WriteLine($"{name,-12} {value}");
            });
            return command;
        }

        private static IEnumerable<(string Name, string Value)> OfDirectory(ModelDirectory directory)
        {
            using var weights = directory.OpenWeights(); // Says so when they do not fit the configuration.
            var lines = new List<(string, string)> { ("model", directory.Path) };
            lines.AddRange(Shape(directory.Config));
            lines.Add(("tokenizer", Tokenizer(directory)));
            lines.AddRange(Rights(directory.ReadWords().Length, directory.Notes.Licence, directory.Notes.Corpus));
            var state = Path.Combine(directory.Path, "training", "state.json");
            if (File.Exists(state))
                lines.Add(("training", Describe(TrainerState.Read(state))));
            return lines;
        }

        private static IEnumerable<(string Name, string Value)> OfBundle(string path)
        {
            using var bundle = BundleReader.Open(path);
            var header = bundle.Header;
            var model = header.Model;
            var lines = new List<(string, string)> { ("bundle", $"{path}, {new FileInfo(path).Length:N0} bytes") };
            lines.AddRange(Shape(new GptConfig
            {
                VocabularySize = model.VocabularySize,
                Context = model.ContextLength,
                Width = model.Width,
                Layers = model.Layers,
                Heads = model.Heads,
                FeedForward = model.FeedForward,
                Activation = model.Activation == "relu" ? ActivationKind.Relu : ActivationKind.Gelu,
                Positions = model.Positions == "learned" ? PositionKind.Learned : PositionKind.Sinusoidal,
            }));
            lines.Add(("tokenizer", Merges(header.Merges.Length)));
            lines.AddRange(Rights(header.Words.Count, header.Licence, header.CorpusNotes));
            lines.AddRange(header.Creation.Select(entry => ("made with", $"{entry.Key}: {entry.Value}")));
            lines.AddRange(header.Calibration.Select(entry => ("calibration", $"{entry.Key}: {entry.Value}")));
            lines.AddRange(header.Variants.Select(variant =>
                ("variant", $"{variant.Name}: {variant.Length:N0} bytes, weights {variant.Weights}, cache {variant.Cache}")));
            return lines;
        }

        private static IEnumerable<(string, string)> Shape(GptConfig config) =>
        [
            ("shape", $"width {config.Width}, {config.Layers} layers, {config.Heads} heads, feed-forward {config.FeedForward}, context {config.Context}, " +
                $"{config.Activation.ToString().ToLowerInvariant()}, {config.Positions.ToString().ToLowerInvariant()} positions"),
            ("parameters", $"{config.ParameterCount:N0}"),
            ("vocabulary", $"{config.VocabularySize:N0}"),
        ];

        private static IEnumerable<(string, string)> Rights(int words, string licence, IReadOnlyList<string> notes)
        {
            if (words > 0)
                yield return ("words", $"{words:N0}");
            yield return ("licence", licence.Length > 0 ? licence : "not stated");
            foreach (var note in notes)
                yield return ("corpus", note);
        }

        private static string Tokenizer(ModelDirectory directory) =>
            File.Exists(Path.Combine(directory.Path, ModelDirectory.MergesFile)) ? Merges(TokenizerFiles.Read(directory.Path).Length)
            : File.Exists(Path.Combine(directory.Path, ModelDirectory.VocabularyFile)) ? "one token per character"
            : "none";

        private static string Merges(int count) => $"byte-pair encoding, {count:N0} merges";

        private static string Describe(TrainerState state) =>
            $"step {state.Step:N0}, {state.Tokens:N0} tokens, loss {state.Loss:F4}" +
            (state.ValidationLoss is { } held ? $", held out {held:F4}" : "") + (state.BestLoss is { } best ? $", best {best:F4}" : "");
    }
}
