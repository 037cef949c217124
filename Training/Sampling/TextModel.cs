using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Json;
using GptDialogue.Bundles;
using GptDialogue.Tokenization;
using GptDialogue.Training.Export;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Sampling
{
    /// <summary>A model with its tokenizer, ready to continue text; from a model directory or a variant of a bundle.</summary>
    internal sealed class TextModel : IDisposable
    {
        private readonly Func<string, int[]> _encode;

        private readonly Func<int, byte[]> _bytes;

        private TextModel(FusedRunner runner, int vocabulary, int context, int? separator, Func<string, int[]> encode, Func<int, byte[]> bytes)
        {
            Runner = runner;
            Vocabulary = vocabulary;
            Context = context;
            Separator = separator;
            _encode = encode;
            _bytes = bytes;
        }

        /// <summary>The cached graph, with room for the whole context.</summary>
        public FusedRunner Runner { get; }

        /// <summary>Number of token ids.</summary>
        public int Vocabulary { get; }

        /// <summary>Longest row in tokens.</summary>
        public int Context { get; }

        /// <summary>The token between documents; character vocabularies have none.</summary>
        public int? Separator { get; }

        /// <summary>Opens a model directory, or a bundle where the path is a file.</summary>
        /// <param name="path">Model directory or bundle.</param>
        /// <param name="variant">Variant of the bundle; null for the first that has a cache.</param>
        /// <exception cref="GptDialogueException">Nothing usable is there.</exception>
        public static TextModel Open(string path, string? variant) => Directory.Exists(path) ? OfDirectory(path) : OfBundle(path, variant);

        /// <summary>Ids to begin with: those of the prompt, after the separator of documents.</summary>
        /// <exception cref="GptDialogueException">A character of the prompt is not in the vocabulary.</exception>
        public int[] Begin(string prompt) => Separator is { } separator ? [separator, .. _encode(prompt)] : _encode(prompt.Length > 0 ? prompt : "\n");

        /// <summary>The UTF-8 bytes of a token; of a control token those of its name.</summary>
        public byte[] Bytes(int token) => _bytes(token);

        public void Dispose() => Runner.Dispose();

        private static TextModel OfDirectory(string path)
        {
            var directory = ModelDirectory.Open(path);
            var config = directory.Config;
            var characters = !File.Exists(Path.Combine(path, ModelDirectory.MergesFile)) && File.Exists(Path.Combine(path, ModelDirectory.VocabularyFile))
                ? Characters(Path.Combine(path, ModelDirectory.VocabularyFile)) : null;
            var tokenizer = characters == null ? new BpeTokenizer(TokenizerFiles.Read(path), SpecialTokens.Names) : null;
            var known = characters?.Count ?? tokenizer!.VocabularySize;
            if (known != config.VocabularySize)
                throw new GptDialogueException($"{path}: the model has {config.VocabularySize} token ids, its tokenizer {known}: they do not belong together.");
            var runner = new FusedRunner(FusedGraph.Build(GptWeights.Read(directory), FloatEncoding.Single), config.Context);
            return characters != null
                ? new TextModel(runner, known, config.Context, null, characters.Encode, id => Encoding.UTF8.GetBytes(characters.Decode([id])))
                : OfTokenizer(runner, tokenizer!, config.Context);
        }

        private static TextModel OfBundle(string path, string? name)
        {
            using var bundle = BundleReader.Open(path);
            var header = bundle.Header;
            var variant = name ?? header.Variants.FirstOrDefault(v => v.Cache != CacheKind.None)?.Name
                ?? throw new GptDialogueException($"{path}: has no variant with a cache. Export it again with one, for example int8-kv8.");
            if (header.Find(variant) is { Cache: CacheKind.None })
                throw new GptDialogueException($"{path}: variant '{variant}' has no cache and is only there for comparisons. Choose another.");
            return OfTokenizer(new FusedRunner(bundle.ReadVariant(variant), header.Model.ContextLength),
                new BpeTokenizer(header.Merges, header.SpecialTokens), header.Model.ContextLength);
        }

        private static TextModel OfTokenizer(FusedRunner runner, BpeTokenizer tokenizer, int context) =>
            new(runner, tokenizer.VocabularySize, context, SpecialTokens.EndOfText, tokenizer.Encode,
                id => id < SpecialTokens.Count ? Encoding.UTF8.GetBytes(tokenizer.SpecialNames[id]) : tokenizer.TokenBytes(id).ToArray());

        // Ids follow the order of the characters, so the set of characters says everything.
        private static CharacterVocabulary Characters(string path)
        {
            try
            {
                return CharacterVocabulary.Of(string.Concat(JsonSerializer.Deserialize<Dictionary<string, int>>(File.ReadAllText(path))!.Keys));
            }
            catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or JsonException)
            {
                throw new GptDialogueException($"{path} cannot be read as a vocabulary: {fault.Message}", fault);
            }
        }
    }
}
