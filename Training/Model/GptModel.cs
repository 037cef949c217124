using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.InteropServices;
using GptDialogue.Training.Interchange;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Model
{
    /// <summary>
    /// The GPT of the papers, shaped like GPT-2: token embedding plus position table, pre-LayerNorm blocks of causal self-attention
    /// and a two-layer feed-forward net, final LayerNorm, head tied to the embedding. Weights are kept in single precision under
    /// their checkpoint names and cast to <see cref="ComputeType"/> where they are used.
    /// </summary>
    public sealed class GptModel : IDisposable
    {
        // Sines have a standard deviation of 0.7 where token embeddings begin at 0.02. At full size the positions drown the words.
        private const float SinusoidAmplitude = 0.04f;

        private readonly Dictionary<string, Tensor> _weights = [];

        private Tensor? _causalMask;

        /// <summary>Shape of the model.</summary>
        public GptConfig Config { get; }

        /// <summary>Where the weights live.</summary>
        public Device Device { get; }

        /// <summary>Type of activations and of the weights inside matrix products: single precision or bfloat16.</summary>
        public ScalarType ComputeType { get; init; } = ScalarType.Float32;

        /// <summary>Probability with which activations are zeroed while training; 0 to below 1.</summary>
        public double Dropout { get; init; }

        /// <summary>Whether dropout is active.</summary>
        public bool Training { get; set; }

        /// <summary>Single-precision weights by checkpoint name; those that train require a gradient.</summary>
        public IReadOnlyDictionary<string, Tensor> Weights => _weights;

        /// <summary>A model with GPT-2 initialisation; call <see cref="random.manual_seed"/> before for a repeatable one.</summary>
        /// <exception cref="GptDialogueException">The configuration does not fit together.</exception>
        public GptModel(GptConfig config, Device? device = null)
        {
            Config = config.Validated();
            Device = device ?? CPU;
            using var scope = NewDisposeScope();
            foreach (var (name, shape) in GptTensors.All(config))
                Add(name, Initial(name, shape));
        }

        /// <summary>A model with the weights of a model directory.</summary>
        /// <exception cref="GptDialogueException">The directory is damaged or does not belong together.</exception>
        public GptModel(ModelDirectory directory, Device? device = null)
        {
            Config = directory.Config;
            Device = device ?? CPU;
            using var scope = NewDisposeScope();
            using var stored = directory.OpenWeights();
            foreach (var (name, shape) in GptTensors.All(Config))
                Add(name, tensor(ModelDirectory.ReadTensor(stored, name), shape));
        }

        /// <summary>Next-token scores.</summary>
        /// <param name="ids">Token ids (B, T), 64-bit, T at most the context.</param>
        /// <param name="positions">
        /// Places among the B*T for which scores are wanted, (N), 64-bit; null for all. What no other position reads, the last
        /// feed-forward net and the head, is then computed for these alone.
        /// </param>
        /// <returns>Logits (N, V) in <see cref="ComputeType"/>.</returns>
        public Tensor Forward(Tensor ids, Tensor? positions = null)
        {
            long batch = ids.shape[0], length = ids.shape[1];
            if (length > Config.Context)
                throw new GptDialogueException($"A row of {length} tokens does not fit a context of {Config.Context}.");
            var tokens = _weights[GptTensors.TokenEmbedding];
            var x = tokens.index_select(0, ids.reshape(-1)).view(batch, length, -1); // (B, T, D)
            x = x + _weights[GptTensors.PositionTable].narrow(0, 0, length);
            x = Drop(x.to(ComputeType).view(batch * length, -1)); // (B*T, D)
            for (var layer = 0; layer < Config.Layers; layer++)
            {
                var block = GptTensors.Block(layer);
                var wanted = layer == Config.Layers - 1 ? positions : null;
                var mixed = Attention(Norm(x, block + "ln_1"), block + "attn.", batch, wanted);
                x = (wanted is null ? x : x.index_select(0, wanted)) + mixed;
                x = x + FeedForward(Norm(x, block + "ln_2"), block + "mlp.");
            }
            x = Norm(x, GptTensors.Prefix + "ln_f"); // (N, D)
            return x.matmul(tokens.to(ComputeType).t()); // (N, V)
        }

        /// <summary>Leaves the biases out of training: those of a new model stay at zero, which is a model without biases.</summary>
        public void FreezeBiases()
        {
            foreach (var (name, weight) in _weights)
                if (IsBias(name))
                    weight.requires_grad = false;
        }

        /// <summary>The tensors to store, in checkpoint order.</summary>
        public IReadOnlyList<TensorSource> Snapshot() =>
            GptTensors.All(Config).Select(t => TensorSource.Floats(t.Name, t.Shape, () => Values(_weights[t.Name]))).ToArray();

        /// <summary>Frees the weights.</summary>
        public void Dispose()
        {
            foreach (var weight in _weights.Values)
                weight.Dispose();
            _causalMask?.Dispose();
        }

        internal static float[] Values(Tensor values)
        {
            using var host = values.detach().cpu();
            return host.data<float>().ToArray();
        }

        private Tensor Attention(Tensor x, string name, long batch, Tensor? wanted)
        {
            var length = x.shape[0] / batch;
            long heads = Config.Heads, size = Config.HeadSize;
            var qkv = Linear(x, name + "c_attn").view(batch, length, 3, heads, size).unbind(2); // three of (B, T, H, D/H)
            Tensor q = qkv[0].transpose(1, 2), k = qkv[1].transpose(1, 2), v = qkv[2].transpose(1, 2); // (B, H, T, D/H)
            Tensor mixed;
            if (Device.type == DeviceType.CUDA)
                mixed = nn.functional.scaled_dot_product_attention(q, k, v, p: Training ? Dropout : 0, is_casual: true);
            else
            {
                // In bfloat16 on a CPU the three plain products run on oneDNN's matrix kernels and are 2.5 times as fast as the fused form.
                var scores = (q * (1 / Math.Sqrt(size))).matmul(k.transpose(-2, -1)).add_(CausalMask(length)); // (B, H, T, T)
                mixed = Drop(scores.softmax(-1)).matmul(v);
            }
            x = mixed.transpose(1, 2).reshape(batch * length, Config.Width); // (B*T, D)
            if (wanted is not null)
                x = x.index_select(0, wanted); // (N, D)
            return Drop(Linear(x, name + "c_proj"));
        }

        private Tensor FeedForward(Tensor x, string name)
        {
            x = Linear(x, name + "c_fc"); // (B*T, F)
            x = Config.Activation == ActivationKind.Relu
                ? nn.functional.relu(x)
                : nn.functional.gelu(x, TorchSharp.Modules.GELU.Approximate.tanh);
            return Drop(Linear(x, name + "c_proj")); // (B*T, D)
        }

        private Tensor Linear(Tensor x, string name) =>
            addmm(_weights[name + ".bias"].to(ComputeType), x, _weights[name + ".weight"].to(ComputeType), 1, 1);

        // Gain and bias stay in single precision: the kernel takes both types and computes its statistics in the wider one.
        private Tensor Norm(Tensor x, string name) =>
            nn.functional.layer_norm(x, [Config.Width], _weights[name + ".weight"], _weights[name + ".bias"], Config.LayerNormEpsilon);

        private Tensor Drop(Tensor x) => Training && Dropout > 0 ? nn.functional.dropout(x, Dropout, true) : x;

        private Tensor CausalMask(long length)
        {
            if (_causalMask?.shape[0] != length || _causalMask.dtype != ComputeType)
            {
                _causalMask?.Dispose();
                using var scope = NewDisposeScope();
                _causalMask = full(length, length, float.NegativeInfinity, device: Device).triu(1).to(ComputeType).DetachFromDisposeScope();
            }
            return _causalMask;
        }

        private void Add(string name, Tensor values)
        {
            var weight = values.to(Device).detach().clone();
            weight.requires_grad = name != GptTensors.PositionTable || Config.Positions == PositionKind.Learned;
            _weights[name] = weight.DetachFromDisposeScope();
        }

        /// <summary>GPT-2: normal(0, 0.02), the two projections into the residual stream scaled down by the square root of their number.</summary>
        private Tensor Initial(string name, long[] shape)
        {
            if (name == GptTensors.PositionTable && Config.Positions == PositionKind.Sinusoidal)
                return Sinusoids();
            if (IsBias(name))
                return zeros(shape);
            if (shape.Length == 1)
                return ones(shape);
            var deviation = name.EndsWith("c_proj.weight", StringComparison.Ordinal) ? 0.02 / Math.Sqrt(2 * Config.Layers) : 0.02;
            return randn(shape) * deviation;
        }

        private static bool IsBias(string name) => name.EndsWith(".bias", StringComparison.Ordinal);

        private Tensor Sinusoids()
        {
            var table = new float[Config.Context * Config.Width]; // (T, D)
            for (var position = 0; position < Config.Context; position++)
                for (var pair = 0; pair < Config.Width / 2; pair++)
                {
                    var angle = position / Math.Pow(10000, 2.0 * pair / Config.Width);
                    table[position * Config.Width + 2 * pair] = SinusoidAmplitude * (float)Math.Sin(angle);
                    table[position * Config.Width + 2 * pair + 1] = SinusoidAmplitude * (float)Math.Cos(angle);
                }
            return tensor(table, [Config.Context, Config.Width]);
        }
    }
}
