using System.Collections.Generic;
using System.IO;
using GptDialogue.Bundles;

namespace GptDialogue.Runtime.Tests.Bundles
{
    /// <summary>A small well-formed bundle whose "models" are arbitrary bytes.</summary>
    internal static class SampleBundle
    {
        public static readonly byte[] First = { 1, 2, 3, 4, 5 };
        public static readonly byte[] Second = new byte[1000];

        public static BundleHeader Header() => new()
        {
            Model = new BundleModel
            {
                VocabularySize = 386, ContextLength = 64, Width = 64, Layers = 2, Heads = 2, FeedForward = 256,
                Activation = "relu", Positions = "learned",
            },
            Merges = [(128 + 'a', 128 + 'b'), (384, 128 + 'c')],
            Licence = "MIT",
            CorpusNotes = ["Some tales, by nobody, CC0"],
            Calibration = new Dictionary<string, string> { ["tokens"] = "4096" },
            Creation = new Dictionary<string, string> { ["seed"] = "1", ["tool"] = "test" },
        };

        public static IReadOnlyList<BundlePayload> Payloads() =>
        [
            new BundlePayload("fp32", "fp32", CacheKind.Float32, First),
            new BundlePayload("int8-kv8", "int8", CacheKind.Int8, Second),
        ];

        public static byte[] Bytes()
        {
            var stream = new MemoryStream();
            BundleWriter.Write(stream, Header(), Payloads());
            return stream.ToArray();
        }
    }
}
