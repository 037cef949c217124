using System;
using GptDialogue.Training.Model;
using GptDialogue.Training.Settings;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>Shows a run while it goes on and keeps its loss curve.</summary>
    internal sealed class TrainingReport(TrainingSettings settings, string output)
    {
        // A point is the mean of the steps since the one before: more of them would only draw the noise.
        private const int PointsPerEvaluation = 10;

        private LossCurve? _curve;

        private double _sum;

        private int _count;

        private double _shown = double.NegativeInfinity;

        private double _smooth;

        public void Begin(GptModel model, TrainerState state)
        {
            var config = model.Config;
            Console.WriteLine($"{config.ParameterCount:N0} parameters: width {config.Width}, {config.Layers} layers, {config.Heads} heads, context {config.Context}, " +
                $"vocabulary {config.VocabularySize}; {settings.Precision} on {model.Device.type}, {TorchSharp.torch.get_num_threads()} threads.");
            _curve = new LossCurve(output, Console.WriteLine, TimeProvider.System, state.Step);
            if (state.Step > 0)
                Console.WriteLine($"Resuming after step {state.Step:N0}, {state.Tokens:N0} tokens.");
        }

        public void Step(StepReport step)
        {
            var state = step.State;
            _smooth = _smooth == 0 ? state.Loss : 0.95 * _smooth + 0.05 * state.Loss;
            var evaluated = state.Step % settings.EvaluateEvery == 0;
            (_sum, _count) = (_sum + state.Loss, _count + 1);
            Record(state, evaluated || step.Progress >= 1);
            if (!evaluated && state.Seconds - _shown < 10 && step.Progress < 1)
                return;
            _shown = state.Seconds;
            var left = step.Progress > 0 ? state.Seconds * (1 / Math.Min(1, step.Progress) - 1) : 0;
            Console.WriteLine($"step {state.Step,6}  loss {_smooth:F4}  held out {state.ValidationLoss,6:F4}  rate {step.LearningRate:E1}  " +
                $"|g| {step.GradientLength:F2}  {step.TokensPerSecond,7:N0} tok/s  {state.Tokens / 1e6:F2} M tokens  {TimeSpan.FromSeconds(left):hh\\:mm\\:ss} left");
        }

        public void End(TrainerState state, CheckpointStore store, bool stopped)
        {
            Record(state, evaluated: true);
            Console.WriteLine($"{(stopped ? "Stopped" : "Done")} after step {state.Step:N0}: held-out loss {state.ValidationLoss:F4}, best {state.BestLoss:F4}.");
            Console.WriteLine($"Checkpoint: {store.Latest()}\nBest model: {store.Best}" + (stopped ? $"\nContinue with --resume --out {output}." : ""));
        }

        private void Record(TrainerState state, bool evaluated)
        {
            if (_count == 0)
                return;
            if (evaluated || state.Step % Math.Max(1, settings.EvaluateEvery / PointsPerEvaluation) == 0)
            {
                _curve?.Add(new LossPoint(state.Step, state.Tokens, _sum / _count, evaluated ? state.ValidationLoss : null));
                (_sum, _count) = (0, 0);
            }
            if (evaluated)
                _curve?.Write();
        }
    }
}
