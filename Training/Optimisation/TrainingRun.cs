using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using GptDialogue.Training.Data;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Settings;
using TorchSharp;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>What pre-training and fine-tuning share: a model, a trainer, its checkpoints and its reports.</summary>
    internal static class TrainingRun
    {
        /// <summary>Path of the settings inside a checkpoint.</summary>
        public const string SettingsName = "training/settings.yaml";

        /// <summary>The checkpoint to go on from, or null for a new run.</summary>
        /// <exception cref="GptDialogueException">There is none to resume from, or one that a new run would mix its own with.</exception>
        public static string? Checkpoint(string output, bool resume) => (resume, new CheckpointStore(output).Latest()) switch
        {
            (true, null) => throw new GptDialogueException($"{output} holds no checkpoint to resume from; leave --resume out."),
            (false, { } latest) => throw new GptDialogueException($"{latest} is of an earlier run: continue it with --resume, or give another --out."),
            var (_, latest) => latest,
        };

        /// <summary>A new model, or the one of a model directory; a new one of the directory's shape where <paramref name="fresh"/>.</summary>
        public static GptModel CreateModel(TrainingSettings settings, torch.Device device, ModelDirectory? from, int vocabulary, bool fresh = false)
        {
            var type = settings.Precision == "bf16" ? torch.ScalarType.BFloat16 : torch.ScalarType.Float32;
            if (from != null && from.Config.VocabularySize != vocabulary)
                throw new GptDialogueException($"{from.Path} has {from.Config.VocabularySize} token ids but the tokenizer has {vocabulary}: they do not belong together.");
            RequireRowsFit(settings, from?.Config ?? settings.ModelConfig(vocabulary));
            var model = from == null || fresh
                ? new GptModel(from?.Config ?? settings.ModelConfig(vocabulary), device) { ComputeType = type, Dropout = settings.Dropout }
                : new GptModel(from, device) { ComputeType = type, Dropout = settings.Dropout };
            if (!settings.Biases)
                model.FreezeBiases();
            return model;
        }

        /// <summary>Checks that the model can read the rows.</summary>
        /// <exception cref="GptDialogueException">They are longer than its context.</exception>
        public static void RequireRowsFit(TrainingSettings settings, GptConfig config)
        {
            if (settings.RowLength > config.Context)
                throw new GptDialogueException($"Setting row-length: {settings.RowLength} is longer than the context of {config.Context}. Choose shorter rows or a longer context.");
        }

        /// <summary>Trains until the budget is spent or Ctrl-C, and says where the result lies.</summary>
        public static int Train(TrainingSettings settings, GptModel model, IBatchSource data, TokenRows validation, string output,
            IReadOnlyDictionary<string, string> companions, string? checkpoint)
        {
            var store = new CheckpointStore(output)
            {
                Keep = settings.Keep,
                Notes = new ModelNotes(settings.CorpusNotes, settings.Licence),
                Companions = new Dictionary<string, string>(companions) { [SettingsName] = SettingsFile.Write(settings) },
            };
            using var optimiser = new AdamW(model.Weights) { Beta1 = settings.Beta1, Beta2 = settings.Beta2, WeightDecay = settings.WeightDecay };
            using var average = settings.AverageWeights > 0 ? new WeightAverage(model.Weights, settings.AverageWeights) : null;
            var state = checkpoint == null ? new TrainerState() : CheckpointStore.Restore(checkpoint, optimiser, average);
            using var stop = new CancellationTokenSource();
            using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => Cancel(signal, stop));
            using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal => Cancel(signal, stop));
            var report = new TrainingReport(settings, output);
            report.Begin(model, state);
            state = new Trainer(model, optimiser, settings, data, validation, store) { OnStep = report.Step, Average = average }.Run(state, stop.Token);
            report.End(state, store, stop.IsCancellationRequested);
            return 0;
        }

        private static void Cancel(PosixSignalContext signal, CancellationTokenSource stop)
        {
            signal.Cancel = true;
            stop.Cancel();
        }
    }
}
