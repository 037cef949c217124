using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Tokenization;
using GptDialogue.Training.Export;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Interchange
{
    /// <summary>A model directory as a GGUF file of architecture <c>gpt2</c>, which llama.cpp and its kin run.</summary>
    public static class GgufModel
    {
        private const int NormalToken = 1, ControlToken = 3;        // token types of llama.cpp

        /// <summary>What <see cref="ParseType"/> understands.</summary>
        public static IReadOnlyList<string> TypeNames { get; } = ["f32", "q8_0", "q4_0"];

        /// <summary>The storage type of a name.</summary>
        /// <exception cref="GptDialogueException">There is no such type.</exception>
        public static GgufType ParseType(string name) => name switch
        {
            "f32" => GgufType.F32,
            "q8_0" => GgufType.Q8_0,
            "q4_0" => GgufType.Q4_0,
            _ => throw new GptDialogueException($"There is no GGUF type '{name}'. Choose one of: {string.Join(", ", TypeNames)}."),
        };

        /// <summary>Writes the file atomically.</summary>
        /// <param name="directory">The model with its tokenizer.</param>
        /// <param name="path">The file.</param>
        /// <param name="type">Storage of the matrices. Norms, biases and positions stay F32; with Q4_0 the tied embedding and head are Q8_0.</param>
        /// <exception cref="GptDialogueException">The model cannot be expressed as gpt2, or the disk is full.</exception>
        public static void Write(ModelDirectory directory, string path, GgufType type)
        {
            var config = directory.Config;
            if (config.Activation != ActivationKind.Gelu)
                throw new GptDialogueException($"{directory.Path}: the model uses ReLU, but GGUF's gpt2 architecture knows GELU only. Export a bundle instead.");
            if (type != GgufType.F32 && (config.Width % GgufBlocks.BlockSize != 0 || config.FeedForward % GgufBlocks.BlockSize != 0))
                throw new GptDialogueException($"{directory.Path}: width {config.Width} and feed-forward size {config.FeedForward} must be multiples " +
                                               $"of {GgufBlocks.BlockSize} for {type}. Write f32 instead.");
            var merges = TokenizerFiles.Read(directory.Path);
            GgufWriter.Write(path, Metadata(directory, merges, type), Tensors(GptWeights.Read(directory), type).ToArray());
        }

        private static (string, object)[] Metadata(ModelDirectory directory, IReadOnlyList<(int Left, int Right)> merges, GgufType type)
        {
            var config = directory.Config;
            var names = TokenizerFiles.Names(merges);
            return
            [
                ("general.architecture", "gpt2"),
                ("general.name", "GptDialogue"),
                ("general.license", directory.Notes.Licence),
                ("general.file_type", type switch { GgufType.F32 => 0u, GgufType.Q4_0 => 2u, _ => 7u }),
                ("gpt2.context_length", (uint)config.Context),
                ("gpt2.embedding_length", (uint)config.Width),
                ("gpt2.feed_forward_length", (uint)config.FeedForward),
                ("gpt2.block_count", (uint)config.Layers),
                ("gpt2.attention.head_count", (uint)config.Heads),
                ("gpt2.attention.layer_norm_epsilon", config.LayerNormEpsilon),
                ("tokenizer.ggml.model", "gpt2"),
                ("tokenizer.ggml.pre", "gpt-2"),
                ("tokenizer.ggml.tokens", names.ToArray()),
                ("tokenizer.ggml.token_type", names.Select((_, id) => id < SpecialTokens.Count ? ControlToken : NormalToken).ToArray()),
                ("tokenizer.ggml.merges", merges.Select(pair => names[pair.Left] + " " + names[pair.Right]).ToArray()),
                ("tokenizer.ggml.bos_token_id", (uint)SpecialTokens.EndOfText),
                ("tokenizer.ggml.eos_token_id", (uint)SpecialTokens.EndOfText),
                ("tokenizer.ggml.add_bos_token", false),
            ];
        }

        private static IEnumerable<GgufTensor> Tensors(GptWeights weights, GgufType type)
        {
            var config = weights.Config;
            var table = type == GgufType.Q4_0 ? GgufType.Q8_0 : type;
            yield return Tensor("token_embd.weight", table, weights.TokenEmbedding, config.VocabularySize, config.Width);
            yield return Tensor("position_embd.weight", GgufType.F32, weights.PositionEmbedding, config.Context, config.Width);
            for (var i = 0; i < weights.Blocks.Count; i++)
            {
                var block = weights.Blocks[i];
                foreach (var tensor in Norm($"blk.{i}.attn_norm", block.AttentionNorm)
                             .Concat(Linear($"blk.{i}.attn_qkv", type, block.Qkv))
                             .Concat(Linear($"blk.{i}.attn_output", type, block.AttentionOutput))
                             .Concat(Norm($"blk.{i}.ffn_norm", block.FeedForwardNorm))
                             .Concat(Linear($"blk.{i}.ffn_up", type, block.Up))
                             .Concat(Linear($"blk.{i}.ffn_down", type, block.Down)))
                    yield return tensor;
            }
            foreach (var tensor in Norm("output_norm", weights.FinalNorm))
                yield return tensor;
        }

        private static IEnumerable<GgufTensor> Norm(string name, NormWeights norm) =>
        [
            Tensor(name + ".weight", GgufType.F32, norm.Scale, norm.Scale.Length),
            Tensor(name + ".bias", GgufType.F32, norm.Shift, norm.Shift.Length),
        ];

        private static IEnumerable<GgufTensor> Linear(string name, GgufType type, LinearWeights linear) =>
        [
            Tensor(name + ".weight", type, MatrixLayout.Transpose(linear.Weight, linear.In, linear.Out), linear.Out, linear.In),
            Tensor(name + ".bias", GgufType.F32, linear.Bias, linear.Out),
        ];

        private static GgufTensor Tensor(string name, GgufType type, float[] values, params long[] shape) =>
            new(name, type, shape, GgufBlocks.Length(type, values.Length), () => GgufBlocks.Encode(type, values));
    }
}
