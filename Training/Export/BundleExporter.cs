using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using GptDialogue.Bundles;
using GptDialogue.Composer;
using GptDialogue.Dialogue.Text;
using GptDialogue.Tokenization;
using GptDialogue.Training.Interchange;
using GptDialogue.Training.Model;
using GptDialogue.Training.Tokenizer;

namespace GptDialogue.Training.Export
{
    /// <summary>What to put into a bundle besides the model.</summary>
    public sealed record ExportOptions
    {
        /// <summary>Variants to write, in file order.</summary>
        public required IReadOnlyList<Variant> Variants { get; init; }

        /// <summary>Licence of the weights; null takes the model directory's.</summary>
        public string? Licence { get; init; }

        /// <summary>Corpus notes; null takes the model directory's.</summary>
        public IReadOnlyList<string>? Notes { get; init; }

        /// <summary>Text to calibrate an int8 cache on; null lets the model write its own.</summary>
        public string? CalibrationFile { get; init; }
    }

    /// <summary>Turns a model directory into a <c>.gptbundle</c>. The same input gives the same bytes.</summary>
    public static class BundleExporter
    {
        /// <summary>Key in <see cref="BundleHeader.Creation"/> of the hash that <see cref="Hash"/> gives.</summary>
        public const string WeightsHash = "weights_sha256";

        private const int CalibrationWindows = 16;
        private const int CalibrationDialogues = 64;
        private const int CalibrationSeed = 1;

        /// <summary>Writes the bundle; on any error the output is as it was before.</summary>
        /// <returns>The header as written, with the sizes of the variants.</returns>
        /// <exception cref="GptDialogueException">The model directory does not fit together, or the output cannot be written.</exception>
        public static BundleHeader Export(ModelDirectory directory, string output, ExportOptions options)
        {
            var merges = TokenizerFiles.Read(directory.Path).ToArray();
            var config = directory.Config;
            var tokens = SpecialTokens.Count + 256 + merges.Length;
            if (tokens != config.VocabularySize)
                throw new GptDialogueException($"{directory.Path}: {ModelDirectory.ConfigFile} says vocab_size {config.VocabularySize}, " +
                                               $"but the tokenizer has {tokens} tokens. Put the tokenizer that the model was trained with beside it.");
            var weights = GptWeights.Read(directory);
            weights.RequireFinite(directory.Path);
            var header = new BundleHeader
            {
                Model = Describe(config),
                Merges = merges,
                Words = directory.ReadWords(),
                Reader = directory.ReadReader(),
                Senses = directory.ReadSenses()?.ToBytes() ?? [],
                Topics = directory.ReadTopics()?.ToBytes() ?? [],
                Ranks = directory.ReadRanks(),
                Judge = directory.ReadJudge(),
                Drafts = Drafts(directory, merges),
                Licence = options.Licence ?? directory.Notes.Licence,
                CorpusNotes = options.Notes ?? directory.Notes.Corpus,
                Creation = new Dictionary<string, string>
                {
                    ["tool"] = "GptDialogue " + typeof(BundleExporter).Assembly.GetName().Version?.ToString(3),
                    [WeightsHash] = Hash(weights),
                    ["parameters"] = config.ParameterCount.ToString(CultureInfo.InvariantCulture),
                },
            };
            var calibrated = options.Variants.Any(variant => variant.NeedsCalibration) ? Calibrate(weights, header, directory.ReadLexicon(), options.CalibrationFile) : null;
            var payloads = options.Variants
                .Select(variant => new BundlePayload(variant.Name, variant.Weights, variant.Cache, variant.Build(weights, calibrated))).ToArray();
            BundleWriter.Write(output, header, payloads);
            return header;
        }

        private static CalibratedModel Calibrate(GptWeights weights, BundleHeader header, Lexicon lexicon, string? file)
        {
            var length = weights.Config.Context;
            var tokenizer = new BpeTokenizer(header.Merges, header.SpecialTokens);
            var windows = file != null ? CalibrationText.Windows(CalibrationText.ReadTokens(file, tokenizer), length, CalibrationWindows)
                : header.Words.Count > 0 ? Dialogues(tokenizer, lexicon, length)
                : SelfSampling.Sample(weights, CalibrationWindows / 4, length, CalibrationSeed);
            var calibrated = KvCalibration.Calibrate(weights, windows);
            header.Calibration = new Dictionary<string, string>
            {
                ["text"] = file != null ? System.IO.Path.GetFileName(file) : header.Words.Count > 0 ? "composed dialogues" : "sampled from the model",
                ["tokens"] = windows.Sum(window => window.Length).ToString(CultureInfo.InvariantCulture),
                ["key_scales"] = List(calibrated.Scales.Select(scale => scale.Key)),
                ["value_scales"] = List(calibrated.Scales.Select(scale => scale.Value)),
            };
            return calibrated;
        }

        // A model for dialogue sees prompts, whose ranges are others than those of plain text.
        private static int[][] Dialogues(BpeTokenizer tokenizer, Lexicon lexicon, int length) =>
            DialogueComposer.Create(tokenizer, lexicon, []).Compose(CalibrationSeed).Take(CalibrationDialogues)
                .Select(turn => turn.Tokens[..Math.Min(turn.Tokens.Length, length)]).ToArray();

        private static byte[] Drafts(ModelDirectory directory, (int Left, int Right)[] merges)
        {
            var words = directory.ReadWords();
            return words.Length == 0 ? [] : DraftTable.Build(new BpeTokenizer(merges, SpecialTokens.Names), new Lexicon(words)).ToBytes();
        }

        private static BundleModel Describe(GptConfig config) => new()
        {
            VocabularySize = config.VocabularySize,
            ContextLength = config.Context,
            Width = config.Width,
            Layers = config.Layers,
            Heads = config.Heads,
            FeedForward = config.FeedForward,
            Activation = config.Activation == ActivationKind.Relu ? "relu" : "gelu_new",
            Positions = config.Positions == PositionKind.Learned ? "learned" : "sinusoidal",
        };

        /// <summary>SHA-256 of all weights in forward order, in hexadecimal digits: tells whether a bundle was made from a model.</summary>
        public static string Hash(GptWeights weights)
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            foreach (var (_, values) in weights.Tensors())
                hash.AppendData(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(values));
            return Convert.ToHexStringLower(hash.GetHashAndReset());
        }

        private static string List(IEnumerable<float> values) =>
            string.Join(' ', values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)));
    }
}
