using System;
using System.Diagnostics;
using System.Threading;
using GptDialogue.Training.Data;
using GptDialogue.Training.Model;
using GptDialogue.Training.Settings;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>What one optimiser step reports.</summary>
    /// <param name="State">Where the run stands after the step.</param>
    /// <param name="LearningRate">Rate of the step.</param>
    /// <param name="GradientLength">Length of the gradient before clipping.</param>
    /// <param name="TokensPerSecond">Speed of late.</param>
    /// <param name="Progress">Share of the run done, 0 to 1.</param>
    public sealed record StepReport(TrainerState State, double LearningRate, double GradientLength, double TokensPerSecond, double Progress);

    /// <summary>The training loop, for plain text and for examples alike: what differs is the batch source.</summary>
    public sealed class Trainer(GptModel model, AdamW optimiser, TrainingSettings settings, IBatchSource data, TokenRows validation, CheckpointStore store)
    {
        private readonly LearningRate _rate = new(settings.LearningRate, settings.MinimumLearningRate, settings.WarmUp);

        /// <summary>Called after every step, on the training thread.</summary>
        public Action<StepReport>? OnStep { get; init; }

        /// <summary>Mean of the weights to measure and to keep in their stead; null to keep the weights themselves.</summary>
        public WeightAverage? Average { get; init; }

        /// <summary>Milliseconds of a monotonic clock; tests put their own here.</summary>
        public Func<double> Clock { get; init; } = () => Stopwatch.GetElapsedTime(0).TotalMilliseconds;

        /// <summary>Trains to the end of the budget or until stopped, then stores a checkpoint.</summary>
        /// <param name="state">Where to begin: a new state or that of a checkpoint.</param>
        /// <param name="stop">Ends the run after the current step, or after the next one when it comes while a step is being stored.</param>
        /// <exception cref="GptDialogueException">The loss is not finite any more, or a checkpoint cannot be written.</exception>
        public TrainerState Run(TrainerState state, CancellationToken stop)
        {
            var start = Clock() - state.Seconds * 1000;
            var rows = new TokenRows(settings.RowsPerStep, settings.RowLength ?? model.Config.Context);
            if (state.Data.Length > 0)
                data.State = state.Data;
            var speed = 0.0;
            // Asked once per step: were it asked again after saving, a stop in between would lose the work since the last checkpoint.
            var done = Progress(state) >= 1 || stop.IsCancellationRequested;
            while (!done)
            {
                var began = Clock();
                data.Fill(rows);
                var rate = _rate.At(state.Step, Progress(state, afterWarmUp: true));
                var (loss, length) = Step(rows, state, rate);
                var tokens = (long)rows.Rows * rows.Length;
                state = state with
                {
                    Step = state.Step + 1,
                    Tokens = state.Tokens + tokens,
                    Loss = loss,
                    Data = data.State,
                    Seconds = (Clock() - start) / 1000,
                };
                var now = tokens * 1000 / Math.Max(Clock() - began, 1e-3);
                speed = speed == 0 ? now : 0.9 * speed + 0.1 * now;
                done = Progress(state) >= 1 || stop.IsCancellationRequested;
                var saves = state.Step % settings.CheckpointEvery == 0 || done;
                // Measured before every save too, because weights can be ruined by the very step whose loss was still finite.
                if (state.Step % settings.EvaluateEvery == 0 || saves)
                    state = Evaluate(state);
                state = state with { Seconds = (Clock() - start) / 1000 };
                if (saves)
                    store.Save(model, optimiser, state, Average);
                OnStep?.Invoke(new StepReport(state, rate, length, speed, Progress(state)));
            }
            return state;
        }

        /// <summary>Mean loss over the held-out rows, in nats per counted token.</summary>
        public double ValidationLoss()
        {
            using var noGradient = no_grad();
            model.Training = false;
            var total = 0.0;
            for (var first = 0; first < validation.Rows; first += settings.RowsPerPass)
            {
                using var scope = NewDisposeScope();
                total += LossSum(validation, first, Math.Min(settings.RowsPerPass, validation.Rows - first), 1).item<float>();
            }
            return total / validation.CountedTokens();
        }

        private (double Loss, double GradientLength) Step(TokenRows rows, TrainerState state, double rate)
        {
            using var scope = NewDisposeScope();
            model.Training = true;
            // Reseeding every step makes dropout a function of the step, so a resumed run needs no generator state.
            random.manual_seed(unchecked(settings.Seed * 1_000_003L + state.Step));
            var pieces = Progress(state) < settings.ShortRows && rows.Length % 2 == 0 ? 2 : 1;
            var counted = Math.Max(1, rows.CountedTokens());
            var total = 0.0;
            for (var first = 0; first < rows.Rows; first += settings.RowsPerPass)
            {
                using var pass = NewDisposeScope();
                var loss = LossSum(rows, first, settings.RowsPerPass, pieces) / counted;
                loss.backward();
                total += loss.item<float>();
            }
            var length = optimiser.ClipGradient(settings.ClipGradient);
            if (!double.IsFinite(total) || !double.IsFinite(length))
                throw Diverged($"Step {state.Step + 1}: the loss is {total} and the gradient's length {length}.");
            optimiser.Step(rate);
            Average?.Add();
            return (total, length);
        }

        /// <summary>Sum of the cross-entropy over counted predictions, in single precision: bfloat16 would move it by 0.1.</summary>
        private Tensor LossSum(TokenRows rows, int first, int count, int pieces)
        {
            var (inputs, targets, positions) = rows.ToTensors(first, count, pieces, model.Device);
            var logits = model.Forward(inputs, positions).to(ScalarType.Float32); // (N, V)
            return nn.functional.cross_entropy(logits, targets, reduction: nn.Reduction.Sum);
        }

        private TrainerState Evaluate(TrainerState state)
        {
            using var averaged = Average?.Apply();
            var loss = ValidationLoss();
            if (!double.IsFinite(loss))
                throw Diverged($"Step {state.Step}: the held-out loss is {loss}.");
            state = state with { ValidationLoss = loss };
            if (state.BestLoss is { } best && loss >= best)
                return state;
            state = state with { BestLoss = loss };
            store.SaveBest(model, state);
            return state;
        }

        private GptDialogueException Diverged(string what) => new(what +
            (store.Latest() is { } good ? $" The last good checkpoint is {good}; continue from there" : " There is no checkpoint yet; begin again") +
            $" with a learning rate below {settings.LearningRate}.");

        private double Progress(TrainerState state, bool afterWarmUp = false)
        {
            if (settings.Minutes > 0)
                return state.Seconds / 60 / settings.Minutes;
            double warmUp = afterWarmUp ? Math.Min(settings.WarmUp, settings.Steps - 1) : 0;
            return (state.Step - warmUp) / (settings.Steps - warmUp);
        }
    }
}
