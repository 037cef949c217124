using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using GptDialogue.Authoring;
using GptDialogue.Bundles;
using GptDialogue.Dialogue;
using GptDialogue.Inference.Devices;
using GptDialogue.Sampling;

namespace GptDialogue.Studio.Talk
{
    /// <summary>What makes one engine differ from another.</summary>
    /// <param name="Bundle">File name of the bundle on the shelf.</param>
    /// <param name="Device">Name of the device to try before the CPU; empty tries those of the platform.</param>
    /// <param name="Variant">Variant of the bundle; empty lets the device choose.</param>
    /// <param name="Temperature">How freely words are drawn, 0 to 2; 0 takes the likeliest.</param>
    public sealed record EngineSettings(string Bundle, string Device, string Variant, float Temperature)
    {
        /// <summary>In words.</summary>
        public string Label => string.Join(' ', new[] { Bundle, Device, Variant }.Where(word => word.Length > 0)) + $", temperature {Temperature:0.##}";
    }

    /// <summary>
    /// The bundles at hand and the engines loaded from them. Engines are kept while they are in use and a few longer, because a
    /// comparison goes back and forth between two.
    /// </summary>
    internal sealed class EngineShelf : IDisposable
    {
        private const int Kept = 3;
        private const string Cpu = "cpu";

        private readonly Lock _lock = new();
        private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);
        private readonly List<(EngineSettings Settings, Lazy<DialogueEngine> Engine)> _loaded = [];

        public EngineShelf(string root, IEnumerable<string> named)
        {
            foreach (var path in named.Concat(BundleFinder.Near(root)))
                _paths.TryAdd(Path.GetFileName(path), Path.GetFullPath(path));
        }

        /// <summary>File names of the bundles.</summary>
        public IReadOnlyList<string> Bundles => _paths.Keys.ToList();

        /// <summary>What a talk begins with, or null when there is no bundle.</summary>
        public EngineSettings? Default => _paths.Count == 0 ? null : new EngineSettings(Bundles[0], string.Empty, string.Empty, new DialogueOptions().Words.Temperature);

        /// <summary>Names of the devices that can be asked for on this platform; the CPU is always among them.</summary>
        public static IReadOnlyList<string> Devices { get; } = DeviceLadder.ForPlatform([]).Select(device => device.Name).Append(Cpu).Distinct().ToList();

        /// <summary>The variants of a bundle that can be talked to.</summary>
        public IReadOnlyList<string> VariantsOf(string bundle)
        {
            try
            {
                using var reader = BundleReader.Open(PathOf(bundle));
                return reader.Header.Variants.Select(variant => variant.Name).Where(name => name != BundleVariant.Oracle).ToList();
            }
            catch (GptDialogueException)
            {
                return [];
            }
        }

        /// <summary>The full path of a bundle.</summary>
        public string PathOf(string bundle) => _paths.TryGetValue(bundle, out var path)
            ? path
            : throw new GptDialogueException($"There is no bundle '{bundle}'. Give one with --bundle FILE when starting the Studio.");

        /// <summary>The engine for these settings; takes some hundred milliseconds the first time.</summary>
        public DialogueEngine Engine(EngineSettings settings)
        {
            Lazy<DialogueEngine> engine;
            lock (_lock)
            {
                var at = _loaded.FindIndex(entry => entry.Settings == settings);
                engine = at >= 0 ? _loaded[at].Engine : new Lazy<DialogueEngine>(() => Load(settings));
                if (at >= 0)
                    _loaded.RemoveAt(at);
                _loaded.Insert(0, (settings, engine));
                while (_loaded.Count > Kept)
                {
                    var oldest = _loaded[^1].Engine;
                    _loaded.RemoveAt(_loaded.Count - 1);
                    if (oldest.IsValueCreated)
                        oldest.Value.Dispose();
                }
            }

            try
            {
                return engine.Value;
            }
            catch
            {
                // A failed load is not kept: the file may be replaced meanwhile.
                lock (_lock) _loaded.RemoveAll(entry => ReferenceEquals(entry.Engine, engine));
                throw;
            }
        }

        public void Dispose()
        {
            lock (_lock)
            {
                foreach (var (_, engine) in _loaded.Where(entry => entry.Engine.IsValueCreated))
                    engine.Value.Dispose();
                _loaded.Clear();
            }
        }

        private DialogueEngine Load(EngineSettings settings) => DialogueEngine.Load(PathOf(settings.Bundle), new DialogueOptions
        {
            Devices = new DeviceOptions { Order = settings.Device.Length == 0 ? null : DeviceLadder.ForPlatform([]).Where(device => device.Name == settings.Device).ToList() },
            Variant = settings.Variant.Length == 0 ? null : settings.Variant,
            Words = At(settings.Temperature),
        });

        // As in the game, but for the temperature.
        private static SamplerOptions At(float temperature)
        {
            var words = new DialogueOptions().Words;
            words.Temperature = temperature;
            return words;
        }
    }
}
