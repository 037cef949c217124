using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.Json.Nodes;
using GptDialogue.Training.Model;

namespace GptDialogue.Training.Interchange
{
    /// <summary>config.json with the keys of GPT-2 plus one object of our own, "gptdialogue".</summary>
    internal static class ModelConfigFile
    {
        /// <summary>Raised when a reader of today would misunderstand what a later writer stores.</summary>
        private const int FormatVersion = 1;

        public static (GptConfig Config, ModelNotes Notes) Read(string path)
        {
            if (!File.Exists(path))
                throw new GptDialogueException($"{path}: no such file. A model directory describes its model there.");
            try
            {
                return Read(path, JsonNode.Parse(File.ReadAllText(path)) as JsonObject ?? throw new JsonException("it is not a JSON object"));
            }
            catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException or KeyNotFoundException)
            {
                throw new GptDialogueException($"{path} cannot be read as a GPT-2 configuration: {fault.Message}", fault);
            }
        }

        public static void Write(string path, GptConfig config, ModelNotes notes)
        {
            var json = new JsonObject
            {
                ["model_type"] = "gpt2",
                ["architectures"] = new JsonArray("GPT2LMHeadModel"),
                ["vocab_size"] = config.VocabularySize,
                ["n_positions"] = config.Context,
                ["n_ctx"] = config.Context,
                ["n_embd"] = config.Width,
                ["n_layer"] = config.Layers,
                ["n_head"] = config.Heads,
                ["n_inner"] = config.FeedForward,
                ["activation_function"] = config.Activation == ActivationKind.Gelu ? "gelu_new" : "relu",
                ["layer_norm_epsilon"] = JsonNode.Parse(config.LayerNormEpsilon.ToString("R")),
                ["tie_word_embeddings"] = true,
                ["bos_token_id"] = 0,
                ["eos_token_id"] = 0,
                ["torch_dtype"] = "float32",
                ["gptdialogue"] = new JsonObject
                {
                    ["version"] = FormatVersion,
                    ["positions"] = config.Positions == PositionKind.Sinusoidal ? "sinusoidal" : "learned",
                    ["corpus"] = new JsonArray(notes.Corpus.Select(note => (JsonNode?)JsonValue.Create(note)).ToArray()),
                    ["licence"] = notes.Licence,
                },
            };
            AtomicFile.WriteText(path, json.ToJsonString(new JsonSerializerOptions { WriteIndented = true }) + "\n");
        }

        private static (GptConfig, ModelNotes) Read(string path, JsonObject json)
        {
            if (json["model_type"]?.GetValue<string>() is { } type && type != "gpt2")
                throw new GptDialogueException($"{path}: model_type is '{type}'; only 'gpt2' can be loaded.");
            if (json["tie_word_embeddings"]?.GetValue<bool>() == false)
                throw new GptDialogueException($"{path}: the output head is not tied to the embedding; only tied heads can be loaded.");
            var own = json["gptdialogue"] as JsonObject;
            if (own?["version"]?.GetValue<int>() is { } version && version > FormatVersion)
                throw new GptDialogueException($"{path} has version {version}; this program reads up to {FormatVersion}. Update it.");
            var width = Number(json, "n_embd");
            var config = new GptConfig
            {
                VocabularySize = Number(json, "vocab_size"),
                Context = Number(json, json.ContainsKey("n_positions") ? "n_positions" : "n_ctx"),
                Width = width,
                Layers = Number(json, "n_layer"),
                Heads = Number(json, "n_head"),
                FeedForward = json["n_inner"]?.GetValue<int>() ?? 4 * width,
                LayerNormEpsilon = json["layer_norm_epsilon"]?.GetValue<float>() ?? 1e-5f,
                Activation = Activation(path, json["activation_function"]?.GetValue<string>() ?? "gelu_new"),
                // A model from elsewhere has whatever table it stores, so it counts as learned.
                Positions = own?["positions"]?.GetValue<string>() == "sinusoidal" ? PositionKind.Sinusoidal : PositionKind.Learned,
            };
            try
            {
                config.Validated();
            }
            catch (GptDialogueException fault)
            {
                throw new GptDialogueException($"{path}: {fault.Message}", fault);
            }
            var corpus = (own?["corpus"] as JsonArray)?.Select(note => note?.GetValue<string>() ?? "").ToArray() ?? [];
            return (config, new ModelNotes(corpus, own?["licence"]?.GetValue<string>() ?? ""));
        }

        private static int Number(JsonObject json, string key) =>
            json[key]?.GetValue<int>() ?? throw new KeyNotFoundException($"the key '{key}' is missing.");

        private static ActivationKind Activation(string path, string name) => name switch
        {
            "gelu_new" or "gelu_pytorch_tanh" => ActivationKind.Gelu,
            "relu" => ActivationKind.Relu,
            _ => throw new GptDialogueException($"{path}: activation_function '{name}' is not known; use gelu_new or relu."),
        };
    }
}
