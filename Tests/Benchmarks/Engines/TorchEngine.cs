using System;
using System.Linq;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Benchmarks.Engines
{
    /// <summary>TorchSharp on the same weights, fp32, with a cache of keys and values that grows.</summary>
    internal sealed class TorchEngine : ITextEngine
    {
        private readonly GptModel _model;
        private readonly Tensor?[] _keys; // (H, P, d) by layer
        private readonly Tensor?[] _values;
        private float[] _logits = [];

        public TorchEngine(ModelDirectory directory, int threads)
        {
            Training.TorchRuntime.UseThreads(threads);
            _model = new GptModel(directory);
            (_keys, _values) = (new Tensor?[directory.Config.Layers], new Tensor?[directory.Config.Layers]);
        }

        public string Name => "TorchSharp, fp32";

        public int Rows => 1;

        public void Keep(int row, int length)
        {
            using var scope = NewDisposeScope();
            foreach (var cache in new[] { _keys, _values })
                for (var layer = 0; layer < cache.Length; layer++)
                {
                    var old = cache[layer];
                    cache[layer] = length == 0 || old is null ? null : old.narrow(1, 0, length).contiguous().DetachFromDisposeScope();
                    if (!ReferenceEquals(old, cache[layer]))
                        old?.Dispose();
                }
        }

        public void Extend(int row, ReadOnlySpan<int> tokens)
        {
            using var scope = NewDisposeScope();
            using var noGradient = inference_mode();
            var (config, past, count) = (_model.Config, _keys[0]?.shape[1] ?? 0, tokens.Length);
            var ids = tensor(tokens.ToArray().Select(id => (long)id).ToArray());
            var x = W(GptTensors.TokenEmbedding).index_select(0, ids) + W(GptTensors.PositionTable).narrow(0, past, count); // (S, D)
            var mask = count == 1 ? null : full(count, past + count, float.NegativeInfinity).triu(past + 1);
            for (var layer = 0; layer < config.Layers; layer++)
            {
                var name = GptTensors.Block(layer);
                var qkv = Linear(Norm(x, name + "ln_1"), name + "attn.c_attn").view(count, 3, config.Heads, config.HeadSize).permute(1, 2, 0, 3); // (3, H, S, d)
                var (keys, values) = (Grow(_keys, layer, qkv[1]), Grow(_values, layer, qkv[2]));
                var scores = (qkv[0] * (1 / Math.Sqrt(config.HeadSize))).matmul(keys.transpose(1, 2)); // (H, S, P+S)
                if (mask is not null)
                    scores = scores + mask;
                var mixed = scores.softmax(-1).matmul(values).transpose(0, 1).reshape(count, config.Width);
                x = x + Linear(mixed, name + "attn.c_proj");
                var up = Linear(Norm(x, name + "ln_2"), name + "mlp.c_fc");
                up = config.Activation == ActivationKind.Relu ? nn.functional.relu(up) : nn.functional.gelu(up, TorchSharp.Modules.GELU.Approximate.tanh);
                x = x + Linear(up, name + "mlp.c_proj");
            }
            x = Norm(x.narrow(0, count - 1, 1), GptTensors.Prefix + "ln_f");
            _logits = x.matmul(W(GptTensors.TokenEmbedding).t()).data<float>().ToArray();
        }

        public void Step(ReadOnlySpan<int> tokens) => Extend(0, tokens[..1]);

        public ReadOnlySpan<float> Logits(int index) => _logits;

        public void Dispose()
        {
            Keep(0, 0);
            _model.Dispose();
        }

        private static Tensor Grow(Tensor?[] cache, int layer, Tensor added)
        {
            var old = cache[layer];
            cache[layer] = (old is null ? added.contiguous() : cat([old, added], 1)).DetachFromDisposeScope();
            old?.Dispose();
            return cache[layer]!;
        }

        private Tensor W(string name) => _model.Weights[name];

        private Tensor Linear(Tensor x, string name) => addmm(W(name + ".bias"), x, W(name + ".weight"), 1, 1);

        private Tensor Norm(Tensor x, string name) =>
            nn.functional.layer_norm(x, [_model.Config.Width], W(name + ".weight"), W(name + ".bias"), _model.Config.LayerNormEpsilon);
    }
}
