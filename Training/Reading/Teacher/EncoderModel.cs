using System;
using System.Collections.Generic;
using System.Linq;
using TorchSharp;
using static TorchSharp.torch;

namespace GptDialogue.Training.Reading.Teacher
{
    /// <summary>
    /// BERT (Devlin et al. 2019) with the mean of its last states and one linear layer on top, which scores intents. Word embeddings
    /// stay as they are: there are too few lines to move thirty thousand of them.
    /// </summary>
    internal sealed class EncoderModel : IDisposable
    {
        private const int HeadSize = 32;
        private const double Epsilon = 1e-12;
        private const double Dropout = 0.1;

        private readonly Dictionary<string, Tensor> _weights = [];
        private readonly int _layers;
        private readonly long _width;

        public EncoderModel(IReadOnlyDictionary<string, (long[] Shape, float[] Values)> weights, int intents)
        {
            using var scope = NewDisposeScope();
            foreach (var (name, (shape, values)) in weights)
                if (!name.StartsWith("pooler", StringComparison.Ordinal))
                    Add(name, tensor(values, shape), !name.StartsWith("embeddings.", StringComparison.Ordinal));
            _width = weights["embeddings.LayerNorm.bias"].Shape[0];
            _layers = weights.Keys.Count(n => n.EndsWith("intermediate.dense.bias", StringComparison.Ordinal));
            Add("head.weight", randn(_width, intents) * 0.02, true);
            Add("head.bias", zeros(intents), true);
        }

        /// <summary>Weights by name.</summary>
        public IReadOnlyDictionary<string, Tensor> Weights => _weights;

        /// <summary>Whether dropout is active.</summary>
        public bool Training { get; set; }

        /// <summary>Scores of lines of equal length.</summary>
        /// <param name="ids">Word pieces (B, T), 64-bit.</param>
        /// <returns>Logits (B, intents), single precision.</returns>
        public Tensor Forward(Tensor ids)
        {
            long batch = ids.shape[0], length = ids.shape[1];
            var x = _weights["embeddings.word_embeddings.weight"].index_select(0, ids.reshape(-1)).view(batch, length, -1);
            x = x + _weights["embeddings.position_embeddings.weight"].narrow(0, 0, length) + _weights["embeddings.token_type_embeddings.weight"].narrow(0, 0, 1);
            x = Drop(Norm(x.view(batch * length, -1), "embeddings.LayerNorm")).to(ScalarType.BFloat16);
            for (var layer = 0; layer < _layers; layer++)
            {
                var name = $"encoder.layer.{layer}.";
                x = Norm(x + Drop(Linear(Attention(x, name + "attention.self.", batch), name + "attention.output.dense")), name + "attention.output.LayerNorm");
                var wide = nn.functional.gelu(Linear(x, name + "intermediate.dense"));
                x = Norm(x + Drop(Linear(wide, name + "output.dense")), name + "output.LayerNorm");
            }

            var mean = x.view(batch, length, -1).to(ScalarType.Float32).mean([1]); // (B, D)
            return addmm(_weights["head.bias"], Drop(mean), _weights["head.weight"], 1, 1);
        }

        public void Dispose()
        {
            foreach (var weight in _weights.Values)
                weight.Dispose();
        }

        private Tensor Attention(Tensor x, string name, long batch)
        {
            Tensor Heads(string part) => Linear(x, name + part).view(batch, -1, _width / HeadSize, HeadSize).transpose(1, 2); // (B, H, T, D/H)
            var scores = (Heads("query") * (1 / Math.Sqrt(HeadSize))).matmul(Heads("key").transpose(-2, -1));
            return Drop(scores.softmax(-1)).matmul(Heads("value")).transpose(1, 2).reshape(-1, _width);
        }

        private Tensor Linear(Tensor x, string name) =>
            addmm(_weights[name + ".bias"].to(x.dtype), x, _weights[name + ".weight"].to(x.dtype), 1, 1);

        private Tensor Norm(Tensor x, string name) => nn.functional.layer_norm(x, [_width], _weights[name + ".weight"], _weights[name + ".bias"], Epsilon);

        private Tensor Drop(Tensor x) => Training ? nn.functional.dropout(x, Dropout, true) : x;

        private void Add(string name, Tensor values, bool trains)
        {
            var weight = values.detach().clone();
            weight.requires_grad = trains;
            _weights[name] = weight.DetachFromDisposeScope();
        }
    }
}
