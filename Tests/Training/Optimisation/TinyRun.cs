using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using GptDialogue.Training.Data;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Optimisation;
using GptDialogue.Training.Settings;
using TorchSharp;

namespace GptDialogue.Training.Tests.Optimisation
{
    /// <summary>Training of a model so small that a step takes milliseconds, with everything a process would set up.</summary>
    internal sealed class TinyRun
    {
        private const int Vocabulary = 40;

        public TrainingSettings Settings { get; init; } = Small();

        public Func<IBatchSource> Data { get; init; } = PlainText;

        public Action<StepReport, GptModel> OnStep { get; init; } = (_, _) => { };

        /// <summary>Training losses of the steps of the last call.</summary>
        public List<double> Losses { get; } = [];

        public static TrainingSettings Small() => new()
        {
            Preset = "nano",
            Context = 16,
            Width = 32,
            Layers = 2,
            Heads = 2,
            RowLength = 16,
            RowsPerStep = 4,
            RowsPerPass = 2,
            Steps = 10,
            WarmUp = 2,
            LearningRate = 1e-2,
            MinimumLearningRate = 1e-3,
            Dropout = 0.1,
            AverageWeights = 0.5,
            Precision = "fp32",
            EvaluateEvery = 4,
            EvaluationRows = 2,
            CheckpointEvery = 3,
        };

        public static IBatchSource PlainText() => new PlainTextBatches(Sources(), 16, seed: 5);

        /// <summary>Examples of 3 to 12 tokens, their second half counted, with every third row plain text.</summary>
        public static IBatchSource Examples() => new ExampleBatches(Endless, PlainText(), 1 / 3.0, countAll: false);

        /// <summary>Trains in a folder, from a checkpoint or from the beginning, as a process of its own would.</summary>
        public TrainerState Run(string folder, string? checkpoint = null, CancellationToken stop = default)
        {
            torch.set_num_threads(1);
            torch.random.manual_seed(Settings.Seed);
            using var model = TrainingRun.CreateModel(Settings, torch.CPU, checkpoint == null ? null : ModelDirectory.Open(checkpoint), Vocabulary);
            using var optimiser = new AdamW(model.Weights);
            using var average = new WeightAverage(model.Weights, Settings.AverageWeights);
            var state = checkpoint == null ? new TrainerState() : CheckpointStore.Restore(checkpoint, optimiser, average);
            var milliseconds = 0.0;
            Losses.Clear();
            var trainer = new Trainer(model, optimiser, Settings, Data(), ValidationRows.Create(Sources(), Settings.EvaluationRows, 16),
                new CheckpointStore(folder) { Keep = Settings.Keep })
            {
                Average = average,
                Clock = () => milliseconds++,
                OnStep = step =>
                {
                    Losses.Add(step.State.Loss);
                    OnStep(step, model);
                },
            };
            return trainer.Run(state, stop);
        }

        private static TokenSource[] Sources() => [Source("a", 1, 400, 7), Source("b", 2, 300, 11)];

        private static TokenSource Source(string name, double weight, int length, int seed)
        {
            var random = new Random(seed);
            ushort[] Ids(int count) => Enumerable.Range(0, count).Select(_ => (ushort)random.Next(Vocabulary)).ToArray();
            return new TokenSource(name, weight, Ids(length), Ids(80));
        }

        private static IEnumerable<TrainingExample> Endless()
        {
            for (var random = new Random(3); ;)
            {
                var tokens = Enumerable.Range(0, random.Next(3, 13)).Select(i => i == 0 ? 0 : random.Next(Vocabulary)).ToArray();
                yield return new TrainingExample(tokens, [(tokens.Length / 2, tokens.Length)]);
            }
        }
    }
}
