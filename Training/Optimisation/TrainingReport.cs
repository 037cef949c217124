using System;
using GptDialogue.Training.Model;
using GptDialogue.Training.Settings;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>Shows a run while it goes on.</summary>
    internal sealed class TrainingReport(TrainingSettings settings, string output) : IDisposable
    {
        private double _shown = double.NegativeInfinity;

        private double _smooth;

        public void Begin(GptModel model, TrainerState state)
        {
            var config = model.Config;
            Console.WriteLine($"{config.ParameterCount:N0} parameters: width {config.Width}, {config.Layers} layers, {config.Heads} heads, context {config.Context}, " +
                $"vocabulary {config.VocabularySize}; {settings.Precision} on {model.Device.type}, {TorchSharp.torch.get_num_threads()} threads.");
            if (state.Step > 0)
                Console.WriteLine($"Resuming after step {state.Step:N0}, {state.Tokens:N0} tokens.");
        }

        public void Step(StepReport step)
        {
            var state = step.State;
            _smooth = _smooth == 0 ? state.Loss : 0.95 * _smooth + 0.05 * state.Loss;
            var evaluated = state.Step % settings.EvaluateEvery == 0;
            if (!evaluated && state.Seconds - _shown < 10 && step.Progress < 1)
                return;
            _shown = state.Seconds;
            var left = step.Progress > 0 ? state.Seconds * (1 / Math.Min(1, step.Progress) - 1) : 0;
            Console.WriteLine($"step {state.Step,6}  loss {_smooth:F4}  held out {state.ValidationLoss,6:F4}  rate {step.LearningRate:E1}  " +
                $"|g| {step.GradientLength:F2}  {step.TokensPerSecond,7:N0} tok/s  {state.Tokens / 1e6:F2} M tokens  {TimeSpan.FromSeconds(left):hh\\:mm\\:ss} left");
        }

        public void End(TrainerState state, CheckpointStore store, bool stopped)
        {
            Console.WriteLine($"{(stopped ? "Stopped" : "Done")} after step {state.Step:N0}: held-out loss {state.ValidationLoss:F4}, best {state.BestLoss:F4}.");
            Console.WriteLine($"Checkpoint: {store.Latest()}\nBest model: {store.Best}" + (stopped ? $"\nContinue with --resume --out {output}." : ""));
        }

        public void Dispose()
        {
        }
    }
}
