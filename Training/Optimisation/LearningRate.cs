using System;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>Linear warm-up, then half a cosine from the peak down to the minimum (Loshchilov and Hutter 2017), as in nanoGPT.</summary>
    /// <param name="Peak">Highest rate, reached after the warm-up.</param>
    /// <param name="Minimum">Rate at the end.</param>
    /// <param name="WarmUp">Steps of the warm-up.</param>
    public sealed record LearningRate(double Peak, double Minimum, int WarmUp)
    {
        /// <summary>The rate of a step.</summary>
        /// <param name="step">Steps done before this one.</param>
        /// <param name="progress">Share of the run done after the warm-up, 0 to 1, in steps or in time.</param>
        public double At(long step, double progress) => step < WarmUp
            ? Peak * (step + 1) / (WarmUp + 1)
            : Minimum + 0.5 * (Peak - Minimum) * (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1)));
    }
}
