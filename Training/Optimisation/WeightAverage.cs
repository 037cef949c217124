using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>
    /// A running mean of the weights (Polyak and Juditsky 1992): the steps of a noisy gradient scatter about a better point than any
    /// of them ends at. It is what is measured and what is kept as the best model; training itself goes on from the weights.
    /// </summary>
    public sealed class WeightAverage : IDisposable
    {
        private readonly Dictionary<string, (Tensor Weight, Tensor Mean)> _slots = [];

        private readonly double _decay;

        /// <summary>Begins with the weights as they are.</summary>
        /// <param name="weights">The weights of the model.</param>
        /// <param name="decay">Share of the mean that a step leaves, 0 to below 1: 0.99 remembers about a hundred steps.</param>
        public WeightAverage(IReadOnlyDictionary<string, Tensor> weights, double decay)
        {
            _decay = decay;
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            foreach (var (name, weight) in weights.Where(w => w.Value.requires_grad))
                _slots[name] = (weight, weight.detach().clone().DetachFromDisposeScope());
        }

        /// <summary>Takes in the weights after a step.</summary>
        public void Add()
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            foreach (var (weight, mean) in _slots.Values)
                mean.mul_(_decay).add_(weight, alpha: 1 - _decay);
        }

        /// <summary>Puts the mean in the place of the weights until the result is disposed.</summary>
        public IDisposable Apply()
        {
            Exchange();
            return new Applied(this);
        }

        /// <summary>The state to store.</summary>
        public IEnumerable<TensorSource> Snapshot() => _slots.Select(slot =>
            TensorSource.Floats(Name(slot.Key), slot.Value.Mean.shape, () => GptModel.Values(slot.Value.Mean)));

        /// <summary>Takes over a stored state.</summary>
        /// <exception cref="GptDialogueException">The state is of another model, or of a run without a mean.</exception>
        public void Restore(Safetensors state)
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            foreach (var (name, slot) in _slots)
                StoredTensor.Copy(state, Name(name), slot.Mean);
        }

        /// <summary>Frees the mean.</summary>
        public void Dispose()
        {
            foreach (var (_, mean) in _slots.Values)
                mean.Dispose();
        }

        private static string Name(string weight) => "average." + weight;

        private void Exchange()
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            foreach (var (weight, mean) in _slots.Values)
            {
                using var before = weight.clone();
                weight.copy_(mean);
                mean.copy_(before);
            }
        }

        private sealed class Applied(WeightAverage average) : IDisposable
        {
            public void Dispose() => average.Exchange();
        }
    }
}
