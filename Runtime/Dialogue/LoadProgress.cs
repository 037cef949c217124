using System;
using System.Threading;

namespace GptDialogue.Dialogue
{
    /// <summary>What loading is at.</summary>
    public enum LoadStep
    {
        /// <summary>Opens the bundle and checks its header.</summary>
        Bundle,

        /// <summary>Reads a variant, sets up a device for it and warms it up; most of the time goes here.</summary>
        Model,

        /// <summary>Starts the thread.</summary>
        Thread,

        /// <summary>Characters can talk.</summary>
        Ready,
    }

    /// <summary>How far loading has come.</summary>
    public readonly struct LoadProgress
    {
        internal LoadProgress(LoadStep step, float fraction)
        {
            Step = step;
            Fraction = fraction;
        }

        /// <summary>What begins now.</summary>
        public LoadStep Step { get; }

        /// <summary>From 0 to 1, for a bar; by how long the steps usually take.</summary>
        public float Fraction { get; }
    }

    /// <summary>Reports the steps of loading, and ends it between two of them if it was cancelled.</summary>
    internal readonly struct LoadSteps
    {
        private static readonly float[] _fractions = { 0f, 0.05f, 0.95f, 1f };

        private readonly IProgress<LoadProgress>? _progress;
        private readonly CancellationToken _cancel;

        public LoadSteps(IProgress<LoadProgress>? progress, CancellationToken cancel)
        {
            _progress = progress;
            _cancel = cancel;
        }

        public void Next(LoadStep step)
        {
            // Once the thread runs there is an engine, and it must be handed over.
            if (step != LoadStep.Ready) _cancel.ThrowIfCancellationRequested();
            _progress?.Report(new LoadProgress(step, _fractions[(int)step]));
        }
    }
}
