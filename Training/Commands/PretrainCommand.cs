using System;
using System.CommandLine;
using System.IO;
using GptDialogue.Training.Data;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Optimisation;
using GptDialogue.Training.Settings;
using TorchSharp;

namespace GptDialogue.Training.Commands
{
    /// <summary>The verb <c>pretrain</c>: next-token training on plain text.</summary>
    internal static class PretrainCommand
    {
        public static Command Create()
        {
            var options = new SettingsOptions();
            var output = new Option<string>("--out") { Description = "Folder of the run: checkpoints, the best model, curves.", Required = true };
            var resume = new Option<bool>("--resume") { Description = "Continue from the latest checkpoint in --out, with its settings unless options change them." };
            var cache = new Option<string?>("--cache") { Description = "File to keep the encoded corpus in, so that runs can share it. Default: tokens.safetensors in --out." };
            var command = new Command("pretrain", "Train a model on plain text.") { output, resume, cache };
            options.AddTo(command);
            command.SetAction(result =>
            {
                var from = TrainingRun.Checkpoint(result.GetRequiredValue(output), result.GetValue(resume));
                var settings = options.Read(result, from == null ? null : Path.Combine(from, TrainingRun.SettingsName));
                return Run(settings, result.GetRequiredValue(output), from, result.GetValue(cache) ?? Path.Combine(result.GetRequiredValue(output), "tokens.safetensors"));
            });
            return command;
        }

        private static int Run(TrainingSettings settings, string output, string? checkpoint, string cache)
        {
            TorchRuntime.UseThreads(settings.Threads);
            var directory = checkpoint == null ? null : ModelDirectory.Open(checkpoint);
            // Reading the corpus can take minutes, so a shape that does not fit is reported before; the vocabulary comes later.
            TrainingRun.RequireRowsFit(settings, directory?.Config ?? settings.ModelConfig(new GptConfig().VocabularySize));
            var (sources, vocabulary, companions) = PretrainData.Load(settings, cache, Console.WriteLine);
            foreach (var source in sources)
                Console.WriteLine($"  {source.Name,-30} weight {source.Weight,4}  {source.Train.Length,11:N0} training tokens  {source.Validation.Length,9:N0} held out");
            var device = TorchRuntime.Device(settings.Device);
            torch.random.manual_seed(settings.Seed);
            using var model = TrainingRun.CreateModel(settings, device, directory, vocabulary);
            var length = settings.RowLength ?? model.Config.Context;
            return TrainingRun.Train(settings, model, new PlainTextBatches(sources, length, settings.Seed, settings.RowsAnywhere),
                ValidationRows.Create(sources, settings.EvaluationRows, length), output, companions, checkpoint);
        }
    }
}
