using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Optimisation
{
    /// <summary>
    /// Adam with decoupled weight decay (Loshchilov and Hutter 2019). Matrices and embeddings decay, biases and LayerNorm gains do
    /// not, as in GPT-3. Its whole state is two tensors per weight and the step, so that it can be stored and restored exactly.
    /// </summary>
    public sealed class AdamW : IDisposable
    {
        private const double Epsilon = 1e-8;

        private readonly Dictionary<string, (Tensor Weight, Tensor Mean, Tensor Square)> _slots = [];

        /// <summary>Decay rate of the running mean of gradients.</summary>
        public double Beta1 { get; init; } = 0.9;

        /// <summary>Decay rate of the running mean of squared gradients.</summary>
        public double Beta2 { get; init; } = 0.95;

        /// <summary>Share of a decaying weight taken away per step and unit of learning rate.</summary>
        public double WeightDecay { get; init; } = 0.1;

        /// <summary>Updates made so far.</summary>
        public long Steps { get; private set; }

        /// <summary>Prepares the weights that require a gradient.</summary>
        public AdamW(IReadOnlyDictionary<string, Tensor> weights)
        {
            using var scope = NewDisposeScope();
            foreach (var (name, weight) in weights.Where(w => w.Value.requires_grad))
                _slots[name] = (weight, zeros_like(weight, requires_grad: false).DetachFromDisposeScope(),
                    zeros_like(weight, requires_grad: false).DetachFromDisposeScope());
        }

        /// <summary>Limits the length of the whole gradient.</summary>
        /// <returns>Its length before.</returns>
        public double ClipGradient(double maximum)
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            var gradients = _slots.Values.Select(s => s.Weight.grad).OfType<Tensor>().ToArray();
            double length = stack(gradients.Select(g => g.norm())).norm().item<float>();
            if (length > maximum)
                foreach (var gradient in gradients)
                    gradient.mul_(maximum / length);
            return length;
        }

        /// <summary>Updates the weights from their gradients and clears those.</summary>
        public void Step(double learningRate)
        {
            Steps++;
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            var meanRate = learningRate / (1 - Math.Pow(Beta1, Steps));
            var squareScale = 1 / Math.Sqrt(1 - Math.Pow(Beta2, Steps));
            foreach (var (weight, mean, square) in _slots.Values)
            {
                var gradient = weight.grad;
                if (gradient is null)
                    continue;
                mean.mul_(Beta1).add_(gradient, alpha: 1 - Beta1);
                square.mul_(Beta2).addcmul_(gradient, gradient, 1 - Beta2);
                if (weight.dim() > 1)
                    weight.mul_(1 - learningRate * WeightDecay);
                weight.addcdiv_(mean, square.sqrt().mul_(squareScale).add_(Epsilon), -meanRate);
                weight.grad = null;
            }
        }

        /// <summary>The state to store.</summary>
        public IReadOnlyList<TensorSource> Snapshot() => _slots.SelectMany(slot => new[]
        {
            TensorSource.Floats("mean." + slot.Key, slot.Value.Mean.shape, () => GptModel.Values(slot.Value.Mean)),
            TensorSource.Floats("square." + slot.Key, slot.Value.Square.shape, () => GptModel.Values(slot.Value.Square)),
        }).Append(new TensorSource("steps", "I64", [1], () => BitConverter.GetBytes(Steps))).ToArray();

        /// <summary>Takes over a stored state.</summary>
        /// <exception cref="GptDialogueException">The state is of another model.</exception>
        public void Restore(Safetensors state)
        {
            using var noGradient = no_grad();
            using var scope = NewDisposeScope();
            foreach (var (name, slot) in _slots)
            {
                StoredTensor.Copy(state, "mean." + name, slot.Mean);
                StoredTensor.Copy(state, "square." + name, slot.Square);
            }
            var steps = state.ReadBytes("steps");
            Steps = steps.Length == sizeof(long) ? MemoryMarshal.Read<long>(steps)
                : throw new GptDialogueException($"{state.FilePath}: 'steps' has {steps.Length} bytes instead of {sizeof(long)}. The file is damaged; resume from an earlier checkpoint.");
        }

        /// <summary>Frees the state.</summary>
        public void Dispose()
        {
            foreach (var (_, mean, square) in _slots.Values)
            {
                mean.Dispose();
                square.Dispose();
            }
        }
    }
}
