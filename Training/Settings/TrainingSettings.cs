using System.Collections.Generic;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Settings
{
    /// <summary>
    /// Everything that decides a training run. The reason of every value is written beside it in Configs/default.yaml, whose keys
    /// are these names in lower case with hyphens.
    /// </summary>
    public sealed class TrainingSettings
    {
        /// <summary>Starting point of the model's shape: nano, small or base.</summary>
        public string Preset { get; set; } = "small";

        /// <summary>Overrides the preset's context, in tokens.</summary>
        public int? Context { get; set; }

        /// <summary>Overrides the preset's width.</summary>
        public int? Width { get; set; }

        /// <summary>Overrides the preset's number of blocks.</summary>
        public int? Layers { get; set; }

        /// <summary>Overrides the preset's attention heads.</summary>
        public int? Heads { get; set; }

        /// <summary>Overrides the size of the hidden feed-forward layer; four times the width where the width is overridden.</summary>
        public int? FeedForward { get; set; }

        /// <summary>sinusoidal or learned.</summary>
        public PositionKind Positions { get; set; } = PositionKind.Sinusoidal;

        /// <summary>gelu or relu.</summary>
        public ActivationKind Activation { get; set; } = ActivationKind.Gelu;

        /// <summary>Whether the biases train; where not, those of a new model stay at zero, where they begin.</summary>
        public bool Biases { get; set; } = true;

        /// <summary>Text files and folders as PATH or PATH:WEIGHT.</summary>
        public List<string> Data { get; set; } = [];

        /// <summary>Folder with vocab.json and merges.txt, or "characters" for one token per character.</summary>
        public string Tokenizer { get; set; } = "";

        /// <summary>Share of documents held out, above 0 and below 1; of characters, the end of every file.</summary>
        public double ValidationShare { get; set; } = 0.02;

        /// <summary>Lines about sources and licences to keep with the weights.</summary>
        public List<string> CorpusNotes { get; set; } = [];

        /// <summary>Licence of the weights.</summary>
        public string Licence { get; set; } = "";

        /// <summary>Tokens per row the model reads; the context where absent.</summary>
        public int? RowLength { get; set; }

        /// <summary>Share of the run during which rows are cut in two, which is faster; 0 to 1.</summary>
        public double ShortRows { get; set; }

        /// <summary>Whether rows of plain text begin anywhere, with replacement, instead of visiting every part of the text in turn.</summary>
        public bool RowsAnywhere { get; set; }

        /// <summary>Rows per optimiser step.</summary>
        public int RowsPerStep { get; set; } = 32;

        /// <summary>Rows per forward and backward pass; a divisor of the rows per step.</summary>
        public int RowsPerPass { get; set; } = 8;

        /// <summary>Optimiser steps; ignored where minutes are given.</summary>
        public int Steps { get; set; } = 2000;

        /// <summary>Wall-clock budget; the learning rate then follows the clock.</summary>
        public double Minutes { get; set; }

        /// <summary>Highest learning rate.</summary>
        public double LearningRate { get; set; } = 1e-3;

        /// <summary>Learning rate at the end.</summary>
        public double MinimumLearningRate { get; set; } = 1e-4;

        /// <summary>Steps of linear warm-up.</summary>
        public int WarmUp { get; set; } = 100;

        /// <summary>Decay of the running mean of gradients.</summary>
        public double Beta1 { get; set; } = 0.9;

        /// <summary>Decay of the running mean of squared gradients.</summary>
        public double Beta2 { get; set; } = 0.95;

        /// <summary>Decoupled weight decay of matrices and embeddings.</summary>
        public double WeightDecay { get; set; } = 0.1;

        /// <summary>Share of the running mean of the weights that a step leaves; 0 keeps no mean.</summary>
        public double AverageWeights { get; set; }

        /// <summary>Longest gradient let through.</summary>
        public double ClipGradient { get; set; } = 1;

        /// <summary>Probability with which activations are zeroed.</summary>
        public double Dropout { get; set; }

        /// <summary>bf16 or fp32: type of activations. Weights and optimiser are always single precision.</summary>
        public string Precision { get; set; } = "bf16";

        /// <summary>auto, cpu or cuda.</summary>
        public string Device { get; set; } = "auto";

        /// <summary>Cores for one tensor operation; 0 takes all.</summary>
        public int Threads { get; set; }

        /// <summary>Decides initial weights, order of the data and dropout.</summary>
        public int Seed { get; set; } = 1;

        /// <summary>Steps between measurements on held-out rows.</summary>
        public int EvaluateEvery { get; set; } = 200;

        /// <summary>Held-out rows per measurement.</summary>
        public int EvaluationRows { get; set; } = 64;

        /// <summary>Steps between checkpoints.</summary>
        public int CheckpointEvery { get; set; } = 500;

        /// <summary>Latest checkpoints to keep besides the best model.</summary>
        public int Keep { get; set; } = 2;

        /// <summary>The model's shape for a vocabulary.</summary>
        /// <exception cref="GptDialogueException">The values do not fit together.</exception>
        public GptConfig ModelConfig(int vocabularySize)
        {
            var preset = GptConfig.Preset(Preset);
            return (preset with
            {
                VocabularySize = vocabularySize,
                Context = Context ?? preset.Context,
                Width = Width ?? preset.Width,
                Layers = Layers ?? preset.Layers,
                Heads = Heads ?? preset.Heads,
                FeedForward = FeedForward ?? (Width is { } width ? 4 * width : preset.FeedForward),
                Positions = Positions,
                Activation = Activation,
            }).Validated();
        }

        /// <summary>Returns these settings if a run can follow them.</summary>
        /// <exception cref="GptDialogueException">A value is out of its range; the message names it and the range.</exception>
        public TrainingSettings Validated()
        {
            Require(ValidationShare is > 0 and < 1, "validation-share", ValidationShare, "above 0 and below 1");
            Require(Precision is "bf16" or "fp32", "precision", Precision, "bf16 or fp32");
            Require(Device is "auto" or "cpu" or "cuda", "device", Device, "auto, cpu or cuda");
            Require(RowsPerPass >= 1 && RowsPerStep >= RowsPerPass && RowsPerStep % RowsPerPass == 0, "rows-per-pass", RowsPerPass,
                $"a divisor of rows-per-step, {RowsPerStep}");
            Require(RowLength is null or >= 2, "row-length", RowLength, "at least 2");
            Require(ShortRows is >= 0 and <= 1, "short-rows", ShortRows, "0 to 1");
            Require(Minutes > 0 || Steps > 0, "steps", Steps, "at least 1 where no minutes are given");
            Require(LearningRate is > 0 and < 1, "learning-rate", LearningRate, "above 0 and below 1");
            Require(MinimumLearningRate >= 0 && MinimumLearningRate <= LearningRate, "minimum-learning-rate", MinimumLearningRate, "0 to learning-rate");
            Require(WarmUp >= 0, "warm-up", WarmUp, "at least 0");
            Require(Beta1 is >= 0 and < 1, "beta1", Beta1, "0 to below 1");
            Require(Beta2 is >= 0 and < 1, "beta2", Beta2, "0 to below 1");
            Require(WeightDecay is >= 0 and <= 1, "weight-decay", WeightDecay, "0 to 1");
            Require(AverageWeights is >= 0 and < 1, "average-weights", AverageWeights, "0 to below 1");
            Require(ClipGradient > 0, "clip-gradient", ClipGradient, "above 0");
            Require(Dropout is >= 0 and < 1, "dropout", Dropout, "0 to below 1");
            Require(EvaluateEvery > 0, "evaluate-every", EvaluateEvery, "at least 1");
            Require(EvaluationRows > 0, "evaluation-rows", EvaluationRows, "at least 1");
            Require(CheckpointEvery > 0, "checkpoint-every", CheckpointEvery, "at least 1");
            Require(Keep > 0, "keep", Keep, "at least 1");
            return this;
        }

        private static void Require(bool fits, string name, object? value, string range)
        {
            if (!fits)
                throw new GptDialogueException($"Setting {name}: {value} must be {range}.");
        }
    }
}
