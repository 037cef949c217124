using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using GptDialogue.Bundles;
using GptDialogue.Inference;
using Microsoft.ML.OnnxRuntime;

namespace GptDialogue.Runtime.Tests
{
    /// <summary>The committed tiny bundle and the plain graph in it that everything is compared with.</summary>
    internal static class Fixture
    {
        public static string BundlePath { get; } = Path.Combine(Root(), "Tests", "Fixtures~", "nano.gptbundle");

        /// <summary>Path of the tiny bundle ("nano"), whose words mean nothing, or of the shipped one ("tavern").</summary>
        public static string Bundle(string name) =>
            name == "nano" ? BundlePath : Path.Combine(Root(), "Samples", "Tavern", "Model", name + ".gptbundle");

        /// <summary>Path of a committed file for tests.</summary>
        public static string File(params string[] names) => Path.Combine([Root(), "Tests", "Fixtures~", .. names]);

        /// <summary>The variants of the fixture that can be decoded token by token.</summary>
        public static IEnumerable<string> Variants()
        {
            using var bundle = BundleReader.Open(BundlePath);
            return bundle.Header.Variants.Select(variant => variant.Name).Where(name => name != BundleVariant.Oracle).ToArray();
        }

        public static ModelSession Load(string variant = "fp32", int rows = 1, int capacity = 0, bool warmUp = true)
        {
            using var bundle = BundleReader.Open(BundlePath);
            return ModelSession.Load(bundle, new ModelOptions { Variant = variant, Rows = rows, Capacity = capacity, WarmUp = warmUp });
        }

        /// <summary>The bundle that ships, with its default variant: trained weights show differences that random ones hide.</summary>
        public static ModelSession LoadShipped(int rows = 1, int threads = 1)
        {
            using var bundle = BundleReader.Open(Bundle("tavern"));
            return ModelSession.Load(bundle, new ModelOptions { Rows = rows, Device = new CpuDevice(threads) });
        }

        /// <summary>Any token ids that are no control tokens.</summary>
        public static int[] Tokens(IModelSession session, int count, int seed = 1)
        {
            var random = new Random(seed);
            return Enumerable.Range(0, count).Select(_ => random.Next(128, session.VocabularySize)).ToArray();
        }

        /// <summary>Appends all tokens in as many runs as it takes.</summary>
        public static void Append(ModelSession session, int row, ReadOnlySpan<int> tokens)
        {
            while (!tokens.IsEmpty) tokens = tokens[session.Extend(row, tokens)..];
        }

        /// <summary>The graph of standard operators without a cache: logits of the last position for a whole sequence.</summary>
        public sealed class Oracle : IDisposable
        {
            private readonly InferenceSession _session;
            private readonly RunOptions _options = new();

            public Oracle()
            {
                using var bundle = BundleReader.Open(BundlePath);
                using var options = new SessionOptions { IntraOpNumThreads = 1 };
                _session = new InferenceSession(bundle.ReadVariant(BundleVariant.Oracle), options);
            }

            public float[] Logits(ReadOnlySpan<int> tokens)
            {
                using var input = OrtValue.CreateTensorValueFromMemory(tokens.ToArray(), [1, tokens.Length]);
                using var results = _session.Run(_options, [TensorNames.InputIds], [input], [TensorNames.Logits]);
                var all = results[0].GetTensorDataAsSpan<float>(); // (1, S, V)
                return all[^(all.Length / tokens.Length)..].ToArray();
            }

            public void Dispose()
            {
                _session.Dispose();
                _options.Dispose();
            }
        }

        private static string Root()
        {
            var folder = AppContext.BaseDirectory;
            while (!System.IO.File.Exists(Path.Combine(folder, "GptDialogue.sln")))
                folder = Path.GetDirectoryName(folder.TrimEnd(Path.DirectorySeparatorChar))
                    ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} does not lie inside the repository.");
            return folder;
        }
    }
}
