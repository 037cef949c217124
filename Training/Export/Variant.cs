using System;
using System.Collections.Generic;
using System.Linq;
using GptDialogue.Bundles;

namespace GptDialogue.Training.Export
{
    /// <summary>One way of storing a model in a bundle: what its name stands for.</summary>
    public sealed class Variant
    {
        // Chosen by measurement on trained weights, see Documentation~/export.md; narrower matrices take the largest block that fits.
        private static readonly BlockFormat Eight = new(8, 64);
        private static readonly BlockFormat Four = new(4, 32);

        private static readonly Variant[] _all =
        {
            new(BundleVariant.Oracle, "fp32", CacheKind.None, null),
            new("fp32", "fp32", CacheKind.Float32, FloatEncoding.Single),
            new("fp32-kv8", "fp32", CacheKind.Int8, FloatEncoding.Single),
            new("fp16", "fp16", CacheKind.Float16, FloatEncoding.Half),
            new("int8", "int8", CacheKind.Float32, new BlockEncoding(Eight, Eight)),
            new("int8-kv8", "int8", CacheKind.Int8, new BlockEncoding(Eight, Eight)),
            new("w8a8-kv8", "int8", CacheKind.Int8, null, isStatic: true),
            new("int4", "int4", CacheKind.Float32, new BlockEncoding(Four, Eight)),
            new("int4-kv8", "int4", CacheKind.Int8, new BlockEncoding(Four, Eight)),
        };

        private readonly IWeightEncoding? _encoding;
        private readonly bool _isStatic;

        private Variant(string name, string weights, string cache, IWeightEncoding? encoding, bool isStatic = false) =>
            (Name, Weights, Cache, _encoding, _isStatic) = (name, weights, cache, encoding, isStatic);

        /// <summary>Every known variant.</summary>
        public static IReadOnlyList<Variant> All => _all;

        /// <summary>Name in the bundle and on the command line.</summary>
        public string Name { get; }

        /// <summary>Element type of the weights.</summary>
        public string Weights { get; }

        /// <summary>Element type of the key-value cache.</summary>
        public string Cache { get; }

        /// <summary>Whether the cache needs scales measured on text.</summary>
        public bool NeedsCalibration => Cache == CacheKind.Int8;

        /// <summary>The variants of a list of names.</summary>
        /// <exception cref="GptDialogueException">A name is unknown or comes twice, or there is none.</exception>
        public static IReadOnlyList<Variant> Parse(IEnumerable<string> names)
        {
            var chosen = names.Select(name => _all.FirstOrDefault(variant => variant.Name == name) ?? throw new GptDialogueException(
                $"There is no variant '{name}'. Known are: {string.Join(", ", _all.Select(variant => variant.Name))}.")).ToArray();
            if (chosen.Length == 0)
                throw new GptDialogueException("No variant was named; a bundle needs at least one.");
            var twice = chosen.GroupBy(variant => variant).FirstOrDefault(group => group.Count() > 1);
            return twice == null ? chosen : throw new GptDialogueException($"The variant '{twice.Key.Name}' was named twice; name it once.");
        }

        /// <summary>Writes the graph of a model in this variant.</summary>
        /// <param name="weights">The model as trained.</param>
        /// <param name="calibrated">The model and scales for an int8 cache; needed if <see cref="NeedsCalibration"/>.</param>
        public byte[] Build(GptWeights weights, CalibratedModel? calibrated)
        {
            if (NeedsCalibration && calibrated == null)
                throw new ArgumentNullException(nameof(calibrated), $"Variant '{Name}' has an int8 cache.");
            if (_isStatic)
            {
                var model = ActivationCalibration.Calibrate(calibrated!.Weights, calibrated.Windows);
                return FusedGraph.Build(model.Weights, new StaticEncoding(model.Inputs, Eight), calibrated.Scales);
            }
            if (_encoding == null)
                return OracleGraph.Build(weights);
            return NeedsCalibration ? FusedGraph.Build(calibrated!.Weights, _encoding, calibrated.Scales) : FusedGraph.Build(weights, _encoding);
        }
    }
}
